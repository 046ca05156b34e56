import { expect, it } from 'vitest';
import { wireReader, type SeenOnWire } from './wire';

it('reads what tcpdump prints of both families', () => {
  const seen: SeenOnWire[] = [];
  const read = wireReader((one) => seen.push(one));
  const lines = [
    'IP (tos 0x0, ttl 7, id 4711, offset 0, flags [DF], proto UDP (17), length 30)',
    '    10.1.0.2.40000 > 239.1.1.1.5000: UDP, length 2',
    'IP6 (flowlabel 0x3, hlim 5, next-header UDP (17) payload length: 10) fe80::1.4 > ff15::1.6: [udp sum ok] UDP, length 2',
    '    10.1.0.3.1 > 239.1.1.1.5: UDP, length 2',
    'nonsense > 1.2.3.4',
  ];
  lines.forEach(read);
  expect(seen).toEqual([
    { source: '10.1.0.2', port: 5000, ttl: 7 },
    { source: 'fe80::1', port: 6, ttl: 5 },
    { source: '10.1.0.3', port: 5, ttl: null },
  ]);
});
