import type { DatagramRow } from '#native';
import type { Assumptions, Detail, ProtocolContent } from '../../contract';
import { toDatagram, type Datagram } from '../capture/datagram';
import { messageOf } from '../decode/datagram-message';
import { payloadFields, type Decoded, type FieldValue } from '../decode/payload';
import { visibleText } from '../text/visible';
import { Allowance, shown } from './bounds';
import { syslogContent } from './syslog-content';

/** Where a datagram came from. */
export interface Origin {
  /** As `toDatagram` takes it. */
  name: string;
  /** Number of its frame; null for what was received. */
  frame: number | null;
}

/** Bytes of a payload that are shown as text. */
const mostTextBytes = 16_384;

/** A datagram with what is in it, decoded now. `row` must have its payload whole. */
export function detailOf(row: DatagramRow, origin: Origin, assumptions: Assumptions): Detail {
  const datagram = toDatagram(row, origin.name);
  const { payload, socket, ...fields } = datagram;
  return {
    ...fields,
    origin: socket,
    frame: origin.frame,
    captured: payload.length,
    content: contentOf(datagram, assumptions),
  };
}

function contentOf(datagram: Datagram, assumptions: Assumptions): Detail['content'] {
  const { charset } = assumptions;
  const { syslog, decoded } = messageOf(datagram, { kind: 'auto', charset });
  if (syslog !== undefined) return syslogContent(syslog, datagram, assumptions.zone);
  if (decoded !== undefined) return protocolContent(decoded);
  const { payload } = datagram;
  const more = payload.length - mostTextBytes;
  const text = visibleText(payload.subarray(0, mostTextBytes), charset);
  return { kind: 'text', text: more > 0 ? `${text}… (${more} more bytes)` : text };
}

const descriptions = new Map(payloadFields.map(({ name, description }) => [name, description]));

function protocolContent({ protocol, summary, fields }: Decoded): ProtocolContent {
  const allowance = new Allowance();
  const told = allowance.take(Object.entries(fields)).map(([name, value]) => ({
    name,
    value: shown(valueText(value)),
    description: descriptions.get(name) ?? '',
  }));
  const { omitted } = allowance;
  return { kind: 'protocol', protocol, summary: shown(summary), fields: told, omitted };
}

function valueText(value: FieldValue | readonly FieldValue[]): string {
  return Array.isArray(value) ? value.join(', ') : String(value);
}
