import type { Answer } from 'dns-packet';
import { describe, expect, it } from 'vitest';
import { hostile, obeyed, textsIn } from '../../contract/testing/hostile-text';
import type { Finding } from './protocol';
import { llmnr } from './llmnr';
import { mdns } from './mdns';
import { sap } from './sap';
import { ssdp } from './ssdp';
import { announcedIn, heardDns, heardOf, heardSap, sdp } from './testing/heard';

/** As long as a label may be (RFC 1035, section 2.3.4). */
const dotless = hostile.replaceAll('.', '').slice(0, 35);
const service = `${dotless}._ipp._tcp.local`;

const answers: Answer[] = [
  { type: 'SRV', name: service, data: { target: `${dotless}.local`, port: 631 } },
  { type: 'TXT', name: service, data: [hostile] },
];

const notice = [
  'NOTIFY * HTTP/1.1',
  'NTS: ssdp:alive',
  `NT: ${hostile}`,
  `USN: uuid:1::${hostile}`,
  `SERVER: ${hostile}`,
  `LOCATION: http://192.0.2.1/${hostile}`,
].join('\r\n');

const session = [
  ...sdp(`m=audio 5004 RTP/AVP 98`, `a=rtpmap:98 ${hostile}`),
  `i=${hostile}`,
  `a=ts-refclk:${hostile}`,
].map((line) => (line.startsWith('s=') ? `s=${hostile}` : line));

const found: readonly [string, () => Finding[]][] = [
  ['SAP', () => sap.reader().read(heardSap(session))],
  ['mDNS', () => mdns.reader().read(heardDns({ answers }))],
  ['SSDP', () => ssdp.reader().read(heardOf(Buffer.from(notice)))],
  [
    'LLMNR',
    () =>
      llmnr
        .reader()
        .read(heardDns({ questions: [{ type: 'A', name: dotless }] }, { dstPort: 5355 })),
  ],
];

describe('what hosts announce under hostile names', () => {
  it.each(found)('is shown and not obeyed: %s', (_, read) => {
    const texts = announcedIn(read()).flatMap(({ announced }) => textsIn(announced));
    expect(texts.join('\n')).toMatch(/gnp\.?exe/u);
    expect(texts.filter((text) => obeyed.test(text))).toEqual([]);
  });
});
