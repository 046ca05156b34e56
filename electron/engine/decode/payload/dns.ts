import { decode, type DecodedPacket } from 'dns-packet';
import { uint16, uint8 } from './bytes';
import { field, present, type Decoded, type PayloadDatagram, type PayloadDecoder } from './decoder';
import { answerFields, describeAnswer, describeQuestion, questionFields } from './dns-records';
import { listed, summaryOf } from './summary';
import { dnsPlaces } from './places/dns';

const unicastPort = 53;
const multicastPort = 5353;
const linkLocalPort = 5355;

const protocols: Readonly<Record<number, string>> = {
  [unicastPort]: 'DNS',
  [multicastPort]: 'mDNS',
  [linkLocalPort]: 'LLMNR',
};

/**
 * RFC 6762, section 17. It also bounds what chains of compression pointers may cost: the library
 * follows only those that point back, but each name may follow all of them.
 */
const longestMessage = 9000;

/** RFC 1035, section 4.1.1; RFC 2136, section 3.8. */
const responseCodes: Readonly<Record<number, string>> = {
  1: 'format error',
  2: 'server failure',
  3: 'no such name',
  4: 'not implemented',
  5: 'refused',
};

/** Multicast DNS (RFC 6762), LLMNR (RFC 4795), and unicast DNS (RFC 1035), told apart by port. */
export const dns: PayloadDecoder = {
  name: 'dns',
  description: 'mDNS (RFC 6762), LLMNR (RFC 4795) and DNS (RFC 1035)',
  ports: [multicastPort, linkLocalPort, unicastPort],
  anyPort: false,
  fields: [
    field('dns.id', 'number', 'Transaction identifier'),
    field('dns.flags.response', 'boolean', 'A response, not a query'),
    field('dns.flags.opcode', 'number', 'Kind of query'),
    field('dns.flags.rcode', 'number', 'Response code, 0 is success'),
    field('dns.flags.truncated', 'boolean', 'The message goes on elsewhere'),
    field('dns.count.queries', 'number', 'Number of questions'),
    field('dns.count.answers', 'number', 'Number of answers'),
    field('dns.count.auth_rr', 'number', 'Number of authority records'),
    field('dns.count.add_rr', 'number', 'Number of additional records'),
    field('dns.qry.name', 'string', 'Name that is asked for'),
    field('dns.qry.type', 'number', 'Record type that is asked for'),
    field('dns.resp.name', 'string', 'Name of a record'),
    field('dns.resp.type', 'number', 'Type of a record'),
    field('dns.resp.ttl', 'number', 'How long a record may be kept, in seconds'),
    field('dns.a', 'string', 'IPv4 address'),
    field('dns.aaaa', 'string', 'IPv6 address'),
    field('dns.ptr.domain_name', 'string', 'Name that a PTR record points to'),
    field('dns.srv.port', 'number', 'Port of a service'),
    field('dns.srv.target', 'string', 'Host of a service'),
    field('dns.txt', 'string', 'Text of a TXT record'),
  ],
  places: dnsPlaces,
  decode(datagram) {
    const protocol = protocolOf(datagram);
    const { payload, length } = datagram;
    if (protocol === undefined || !isPlausible(payload, length)) return null;
    const header = headerFields(payload);
    if (payload.length < length) {
      return { protocol, summary: `${protocol} ${kindOf(payload)}, cut short`, fields: header };
    }
    const message = parseMessage(payload);
    return message && decoded(protocol, payload, message);
  },
};

/** A whole message with its records, in bounds. Null where it is none, or was cut. */
export function readDnsMessage({
  payload,
  length,
}: Pick<PayloadDatagram, 'payload' | 'length'>): DecodedPacket | null {
  return payload.length === length && isPlausible(payload, length) ? parseMessage(payload) : null;
}

/** The library throws on what is not DNS, and on some records that it does not know well. */
function parseMessage(payload: Uint8Array): DecodedPacket | null {
  try {
    return decode(Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength));
  } catch {
    return null;
  }
}

function protocolOf({ srcPort, dstPort }: PayloadDatagram): string | undefined {
  return protocols[dstPort ?? 0] ?? protocols[srcPort ?? 0];
}

/** Opcodes end at 6 (RFC 8490), and a message has at least one question or record. */
function isPlausible(payload: Uint8Array, length: number): boolean {
  const counts = [4, 6, 8, 10].map((at) => uint16(payload, at));
  const total = counts.reduce((sum, count) => sum + count, 0);
  // The shortest entry is a question of the root: 5 bytes.
  return (
    payload.length >= 12 &&
    length <= longestMessage &&
    opcode(payload) <= 6 &&
    total > 0 &&
    12 + 5 * total <= length
  );
}

function opcode(payload: Uint8Array): number {
  return (uint8(payload, 2) >> 3) & 0x0f;
}

function isResponse(payload: Uint8Array): boolean {
  return uint8(payload, 2) >= 0x80;
}

function kindOf(payload: Uint8Array): string {
  const code = uint8(payload, 3) & 0x0f;
  if (!isResponse(payload)) return 'query';
  return code === 0 ? 'response' : `response, ${responseCodes[code] ?? `error ${code}`}`;
}

function headerFields(payload: Uint8Array) {
  return present({
    'dns.id': uint16(payload, 0),
    'dns.flags.response': isResponse(payload),
    'dns.flags.opcode': opcode(payload),
    'dns.flags.rcode': isResponse(payload) ? uint8(payload, 3) & 0x0f : undefined,
    'dns.flags.truncated': (uint8(payload, 2) & 0x02) !== 0,
    'dns.count.queries': uint16(payload, 4),
    'dns.count.answers': uint16(payload, 6),
    'dns.count.auth_rr': uint16(payload, 8),
    'dns.count.add_rr': uint16(payload, 10),
  });
}

function decoded(protocol: string, payload: Uint8Array, message: DecodedPacket): Decoded {
  const { questions = [], answers = [], authorities = [], additionals = [] } = message;
  // OPT only says what the sender can do (RFC 6891, section 6.1.2).
  const records = [...answers, ...authorities, ...additionals].filter(({ type }) => type !== 'OPT');
  const shown = isResponse(payload) && records.length > 0 ? records.map(describeAnswer) : undefined;
  return {
    protocol,
    summary: summaryOf(
      `${protocol} ${kindOf(payload)}`,
      listed(shown ?? questions.map(describeQuestion), 3),
    ),
    fields: {
      ...headerFields(payload),
      ...questionFields(questions),
      ...answerFields(records),
    },
  };
}
