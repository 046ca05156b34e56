import type { Detail, MessageTime, SyslogContent } from '../../../electron/contract';
import { formatCount } from '../../lib/format-number';
import { formatInstant } from '../../lib/format-time';
import { FieldSection, type Field } from './field-section';
import { formatLag } from './lag';
import { assumedIn, codeWords, fractionDigits } from './words';

/** A syslog message: its text, then its parts. */
export function SyslogView({ detail, content }: { detail: Detail; content: SyslogContent }) {
  const { message, structuredData, fields, vendor, omitted } = content;
  return (
    <>
      <p className="detail-message" data-empty={message === null}>
        {message ?? 'Without text'}
      </p>
      <Problems content={content} />
      <FieldSection title="Time" fields={timeFields(content.time, detail.time)} />
      <FieldSection title="Message" fields={messageFields(content)} />
      {structuredData.map(({ id, parameters }, at) => (
        <FieldSection
          // Names from the network may look alike; their order is that of the payload.
          // oxlint-disable-next-line react/no-array-index-key
          key={`${at} ${id}`}
          title={`Structured data: ${id}`}
          names="given"
          fields={parameters.length > 0 ? parameters : [{ name: 'No parameters', value: '' }]}
        />
      ))}
      <FieldSection title={`Fields of ${vendor ?? 'the message'}`} names="given" fields={fields} />
      {omitted > 0 && <p className="detail-omitted">{formatCount(omitted)} more are not shown.</p>}
    </>
  );
}

function Problems({ content: { problems } }: { content: SyslogContent }) {
  if (problems.length === 0) return null;
  return (
    <section className="detail-section detail-problems">
      <h3>Problems</h3>
      <ul>
        {problems.map(({ offset, reason }, at) => (
          // oxlint-disable-next-line react/no-array-index-key
          <li key={`${at} ${reason}`}>
            Byte {formatCount(offset)}: {reason}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** As sent, as understood, and as received, which always stands beside them. */
function timeFields(time: MessageTime | null, received: string): Field[] {
  const understood = time?.understood ?? null;
  return [
    { name: 'As sent', value: time?.sent ?? 'no time in the message' },
    {
      name: 'Understood',
      value: time !== null && understood !== null && (
        <>
          {formatInstant(understood.time, { digits: fractionDigits(time.sent) })}
          <small>{assumedIn(understood)}</small>
        </>
      ),
    },
    {
      name: 'Received',
      value: (
        <>
          {formatInstant(received)}
          {understood !== null && <small>{formatLag(understood.time, received)}</small>}
        </>
      ),
    },
  ].filter(({ value }) => value !== false);
}

function messageFields(content: SyslogContent): Field[] {
  const { facility, severity, version, hostname, appname, procid, msgid, vendor } = content;
  return [
    { name: 'Severity', value: severity && codeWords(severity) },
    { name: 'Facility', value: facility && codeWords(facility) },
    { name: 'Host', value: hostname },
    { name: 'Program', value: appname },
    { name: 'Process', value: procid },
    { name: 'Message ID', value: msgid },
    { name: 'Vendor', value: vendor },
    { name: 'Version', value: version },
  ];
}
