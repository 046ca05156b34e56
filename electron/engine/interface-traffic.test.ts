import { expect, it } from 'vitest';
import { parseTraffic } from './interface-traffic';

const proc = `Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs
    lo: 8472384   10242    0    0    0     0          0         0  8472384   10242    0
eth0.7:1234 56 0 0 0 0 0 7 0 0 0
`;

it('reads what interfaces have received', () => {
  expect([...parseTraffic(proc)]).toEqual([
    ['lo', { bytes: 8_472_384, packets: 10_242 }],
    ['eth0.7', { bytes: 1234, packets: 56 }],
  ]);
});

it('knows nothing where there is nothing', () => {
  expect(parseTraffic('').size).toBe(0);
});
