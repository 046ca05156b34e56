import { useEffect, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { formatEndpoint, type Detail } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { formatCount } from '../../lib/format-number';
import { formatInstant } from '../../lib/format-time';
import { useCapture } from '../../lib/use-capture';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Alert } from '../../ui/notice';
import { deselect, useSelected } from '../log';
import { DetailPull, type Shown } from './detail-pull';
import { FieldSection } from './field-section';
import { ProtocolView } from './protocol-view';
import { SyslogView } from './syslog-view';
import { kindOf } from './words';
import './detail-pane.css';

const pull = new DetailPull(({ view, place }) => call('log.detail', { view, place }));

/** What is in the selected datagram; nothing while none is. */
export function DetailPane() {
  const selected = useSelected();
  const revision = useCapture(({ state }) => state?.assumptionsRevision ?? 0);
  const shown = useStore(pull.state);
  useEffect(() => pull.want(selected && { ...selected, revision }), [selected, revision]);
  if (selected === null || shown.kind === 'nothing') return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a way out, from all that is in it
    <section className="detail-pane" aria-labelledby="detail-heading" onKeyDown={closeOnEscape}>
      <header className="detail-bar">
        <h2 id="detail-heading">{headingOf(shown)}</h2>
        {shown.kind === 'detail' && (
          <span className="detail-kind">{kindOf(shown.detail.content)}</span>
        )}
        <Button look="plain" aria-label="Close detail" title="Close (Esc)" onClick={close}>
          <Icon name="close" />
        </Button>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled with the keys */}
      <div className="detail-body" tabIndex={0}>
        <Body shown={shown} />
      </div>
    </section>
  );
}

function headingOf(shown: Shown): string {
  return shown.kind === 'detail' ? `Datagram ${formatCount(shown.detail.number)}` : 'Datagram';
}

/** The focus goes back to the log, whose rows the pane came from. */
function close(): void {
  deselect();
  document.querySelector<HTMLElement>('.log-grid')?.focus();
}

function closeOnEscape({ key }: KeyboardEvent): void {
  if (key === 'Escape') close();
}

function Body({ shown }: { shown: Shown }) {
  switch (shown.kind) {
    case 'nothing':
      return null;
    case 'gone':
      return <p className="detail-message">The log does not have this datagram any more.</p>;
    case 'failed':
      return <Alert tone="danger" message={shown.failure.message} detail={shown.failure.detail} />;
    case 'detail':
      return (
        <>
          <Content detail={shown.detail} />
          <Datagram detail={shown.detail} />
        </>
      );
  }
}

function Content({ detail }: { detail: Detail }) {
  const { content } = detail;
  switch (content.kind) {
    case 'syslog':
      return <SyslogView detail={detail} content={content} />;
    case 'protocol':
      return <ProtocolView content={content} />;
    case 'text':
      return (
        <p className="detail-message" data-empty={content.text === ''}>
          {content.text === '' ? 'Without payload' : content.text}
        </p>
      );
  }
}

/** What the header and the system told of it. */
function Datagram({ detail }: { detail: Detail }) {
  const { src, srcPort, dst, dstPort, ttl, length, captured, frame, origin, content } = detail;
  const cut = captured < length ? `, of which ${formatCount(captured)} were captured` : '';
  const isTold = content.kind === 'syslog';
  return (
    <FieldSection
      title="Datagram"
      fields={[
        { name: 'Received', value: isTold ? null : formatInstant(detail.time) },
        { name: 'Source', value: formatEndpoint(src, srcPort) || 'no name' },
        { name: 'Destination', value: formatEndpoint(dst, dstPort) || 'no name' },
        { name: frame === null ? 'Socket' : 'Interface', value: origin },
        { name: 'Frame', value: frame === null ? null : formatCount(frame) },
        { name: 'TTL', value: ttl },
        { name: 'Length', value: `${formatCount(length)} bytes${cut}` },
      ]}
    />
  );
}
