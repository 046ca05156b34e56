import type { ProtocolContent } from '../../../electron/contract';
import { formatCount } from '../../lib/format-number';
import { FieldSection } from './field-section';

/** The payload of a protocol: what it says in one line, then its fields. */
export function ProtocolView({ content }: { content: ProtocolContent }) {
  const { protocol, summary, fields, omitted } = content;
  return (
    <>
      <p className="detail-message">{summary}</p>
      <FieldSection
        title={protocol}
        names="given"
        fields={fields.map(({ name, value, description }) => ({ name, value, title: description }))}
      />
      {omitted > 0 && <p className="detail-omitted">{formatCount(omitted)} more are not shown.</p>}
    </>
  );
}
