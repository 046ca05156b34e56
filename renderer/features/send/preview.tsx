import type { SendCheck } from '../../../electron/contract';
import { formatCount } from '../../lib/format-number';
import { Notice } from '../../ui/notice';
import type { Checked } from './use-check';

/** What would be sent: how long it is, how it begins, and what there is to know about it. */
export function Preview({ check, failure }: Checked) {
  if (failure !== null) {
    return <Notice tone="danger" message={failure.message} detail={failure.detail} />;
  }
  if (check === null || check.bytes === null) return null;
  return (
    <>
      <dl className="send-preview">
        <dt>Length</dt>
        <dd>{check.bytes === 1 ? '1 byte' : `${formatCount(check.bytes)} bytes`}</dd>
        <dt>Bytes</dt>
        <dd className="send-bytes">{hexOf(check, check.bytes)}</dd>
      </dl>
      {check.warnings.map(({ message, detail }) => (
        <Notice key={message} tone="warning" message={message} detail={detail} />
      ))}
    </>
  );
}

/** Bytes that are shown: two lines of the tool as it is designed. */
const mostShown = 24;

function hexOf({ preview }: SendCheck, bytes: number): string {
  const shown = preview
    .slice(0, 2 * mostShown)
    .replaceAll(/../gu, '$& ')
    .trimEnd();
  return bytes > mostShown ? `${shown} …` : shown || 'none';
}
