import { encode, type Answer, type Question } from 'dns-packet';
import { sampleDatagram, type SampleName } from '../../decode/payload/testing/datagrams';
import type { Finding, Heard } from '../protocol';

/** When everything in these tests is heard, in milliseconds since the epoch: 2026-01-01. */
export const noon = 1_767_225_600_000;

/** One of the samples of the decoders, as it is heard. */
export function heardSample(name: SampleName, changes: Partial<Heard> = {}): Heard {
  return { ...sampleDatagram(name), interface: 'eth0', time: noon, isReply: false, ...changes };
}

/** A payload from a host to a port. */
export function heardOf(payload: Uint8Array, changes: Partial<Heard> = {}): Heard {
  return heardSample('ssdp-notify', { payload, length: payload.length, ...changes });
}

/** A message of mDNS or LLMNR with answers, or with questions. */
export function heardDns(
  { answers = [], questions = [] }: { answers?: Answer[]; questions?: Question[] },
  changes: Partial<Heard> = {},
): Heard {
  const type = answers.length > 0 ? 'response' : 'query';
  const ports = { srcPort: 5353, dst: '224.0.0.251', dstPort: 5353 };
  return heardOf(encode({ type, answers, questions }), { ...ports, ...changes });
}

/** What was announced, in order. */
export function announcedIn(findings: readonly Finding[]) {
  return findings.flatMap((finding) => (finding.kind === 'announced' ? [finding] : []));
}

/** An announcement of SAP (RFC 2974, section 6) with these lines of SDP. */
export function heardSap(
  lines: readonly string[],
  {
    flags = 0x20,
    hash = 0x1234,
    description = Buffer.from(lines.join('\r\n')),
    ...changes
  }: Partial<Heard> & { flags?: number; hash?: number; description?: Uint8Array } = {},
): Heard {
  const header = Buffer.from([flags, 0, hash >> 8, hash & 0xff, 192, 0, 2, 10]);
  return heardSample('sap', {
    payload: Buffer.concat([header, description]),
    length: header.length + description.length,
    ...changes,
  });
}

/** A description with one stream, in which lines can be replaced or added at the end. */
export function sdp(...more: string[]): string[] {
  return [
    'v=0',
    'o=- 1423986 1423994 IN IP4 192.0.2.10',
    's=Stage left',
    'c=IN IP4 239.69.1.2/32',
    't=0 0',
    ...more,
  ];
}
