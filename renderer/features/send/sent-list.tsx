import { latenessText, type SendingState } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { formatBytes, formatCount } from '../../lib/format-number';
import { Button } from '../../ui/button';
import { FoldedNotice } from '../../ui/notice';
import { useSendings } from './send-store';

/** What was sent, the newest first, and what became of it. */
export function SentList() {
  const sendings = useSendings();
  if (sendings.length === 0) return null;
  return (
    <section className="sent" aria-labelledby="sent-heading">
      <header>
        <h3 id="sent-heading">Sent</h3>
        <Button look="plain" onClick={() => void call('send.clear', {})}>
          Clear
        </Button>
      </header>
      <ol aria-label="Sent">
        {sendings.toReversed().map((sending) => (
          <Sent key={sending.number} sending={sending} />
        ))}
      </ol>
      <output className="visually-hidden" aria-label="Last sent">
        {wordsOf(sendings.at(-1))}
      </output>
    </section>
  );
}

function Sent({ sending }: { sending: SendingState }) {
  const { failures, from, time, to } = sending;
  return (
    <li data-state={failures.length > 0 ? 'failed' : sending.state}>
      <div className="sent-line">
        <time dateTime={new Date(time).toISOString()}>{clockOf(time)}</time>
        <span className="sent-to">{to}</span>
        <span className="sent-count">{countOf(sending)} sent</span>
      </div>
      <p className="sent-more">
        {from !== '' && `from ${from}, `}
        {formatBytes(sending.bytes)}
        {sending.state === 'stopped' && ', stopped'}
        {sending.state === 'sending' && ', sending'}
        {sending.refused > 0 && `, ${formatCount(sending.refused)} refused`}
      </p>
      {sending.test !== null && <p className="sent-more">{testText(sending.test)}</p>}
      {failures.map(({ failure, count }) => (
        <FoldedNotice
          key={failure.message}
          tone="danger"
          message={count > 1 ? `${failure.message} (${formatCount(count)} times)` : failure.message}
          detail={failure.detail}
        />
      ))}
    </li>
  );
}

/** Which streams these are, as rows of the log name them, how fast they leave and how late. */
function testText({ firstStream, streams, rate, late }: NonNullable<SendingState['test']>): string {
  const first = firstStream.toString(16).padStart(8, '0');
  const which =
    streams === 1
      ? `test stream ${first}`
      : `${formatCount(streams)} test streams from ${first} on`;
  const speed = rate === null ? '' : `, ${formatCount(Math.round(rate))} a second`;
  return `${which}${speed}${late === null || rate === null ? '' : `, 99 % within ${latenessText(late)}`}`;
}

function countOf({ sent, wanted, state }: SendingState): string {
  const isPart = wanted !== null && wanted !== sent && state !== 'done';
  return isPart ? `${formatCount(sent)} of ${formatCount(wanted)}` : formatCount(sent);
}

/** What a screen reader says once something was sent; not each step on the way. */
function wordsOf(sending: SendingState | undefined): string {
  if (sending === undefined || sending.state === 'sending') return '';
  const { sent, to, failures } = sending;
  const why = failures[0]?.failure.message ?? '';
  return `${formatCount(sent)} sent to ${to}. ${why}`.trim();
}

function clockOf(time: number): string {
  return new Date(time).toTimeString().slice(0, 8);
}
