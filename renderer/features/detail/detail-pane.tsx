import { useEffect, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { Detail, Failure } from '../../../electron/contract';
import { useCommands } from '../../lib/commands';
import { requestFilter } from '../../lib/filter-request';
import { formatCount } from '../../lib/format-number';
import { useCapture } from '../../lib/use-capture';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Alert } from '../../ui/notice';
import { deselect, useSelected } from '../log';
import { showOutcome } from '../outcome';
import { saveMessage } from '../send';
import { DetailBody, DetailTabs } from './detail-body';
import type { Shown } from './detail-pull';
import { pull } from './detail-store';
import { replyTo } from './reply';
import { kindOf } from './words';
import './detail-pane.css';

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
          <>
            <span className="detail-kind">{kindOf(shown.detail.content)}</span>
            <DetailTabs />
            <Conversation detail={shown.detail} />
            <Reply detail={shown.detail} />
          </>
        )}
        <Button look="plain" aria-label="Close detail" title="Close (Esc)" onClick={close}>
          <Icon name="close" />
        </Button>
      </header>
      <Body shown={shown} />
    </section>
  );
}

function headingOf(shown: Shown): string {
  return shown.kind === 'detail' ? `Datagram ${formatCount(shown.detail.number)}` : 'Datagram';
}

/** Shows what the two ends of this datagram send each other. */
function Conversation({ detail }: { detail: Detail }) {
  const { conversation } = detail.filters;
  const follow = () => conversation !== null && requestFilter(conversation, 'alone');
  useCommands(conversation === null ? {} : { 'filter.conversation': follow });
  if (conversation === null) return null;
  return (
    <Button look="plain" title={conversation} onClick={follow}>
      Follow conversation
    </Button>
  );
}

/** Saves the datagram as a message to its sender, which can be changed and sent. */
function Reply({ detail }: { detail: Detail }) {
  const save = () => void tell(saveMessage(replyTo(detail)));
  useCommands({ 'message.save': save });
  return (
    <Button look="plain" title="Save it as a message to its sender" onClick={save}>
      Reply…
    </Button>
  );
}

async function tell(saved: Promise<Failure | null>): Promise<void> {
  const error = await saved;
  if (error !== null) showOutcome({ ok: false, error });
}

/** The focus goes back to the log, whose rows the pane came from. */
function close(): void {
  deselect();
  document.querySelector<HTMLElement>('.log-grid')?.focus();
}

function closeOnEscape({ key, defaultPrevented }: KeyboardEvent): void {
  if (key === 'Escape' && !defaultPrevented) close();
}

function Body({ shown }: { shown: Shown }) {
  switch (shown.kind) {
    case 'nothing':
      return null;
    case 'gone':
      return <p className="detail-gone">The log does not have this datagram any more.</p>;
    case 'failed':
      return <Alert tone="danger" message={shown.failure.message} detail={shown.failure.detail} />;
    case 'detail':
      return <DetailBody detail={shown.detail} />;
  }
}
