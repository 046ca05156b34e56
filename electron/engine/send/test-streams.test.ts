import { describe, expect, it } from 'vitest';
import { parseDestination } from '../../contract';
import { concernsOfTest, perSecondOf, prepareTest, type TestStreamRequest } from './test-streams';

function requestTo(text: string, changes: Partial<TestStreamRequest> = {}): TestStreamRequest {
  const to = parseDestination(text);
  if (!to.ok) throw new Error(to.error.message);
  const pace = { kind: 'datagrams', perSecond: 10 } as const;
  return { to: to.value, streams: 1, length: 300, pace, count: 5, options: {}, ...changes };
}

/** Where so many streams go: `address port`, or why nowhere. */
function destinations(text: string, streams: number): string[] | string {
  const prepared = prepareTest(requestTo(text, { streams }));
  if (!prepared.ok) return prepared.error.message;
  return prepared.value.destinations.map(({ address, port }) => `${address} ${port}`);
}

function concerns(text: string, changes: Partial<TestStreamRequest> = {}): string {
  const prepared = prepareTest(requestTo(text, changes));
  if (!prepared.ok) throw new Error(prepared.error.message);
  return concernsOfTest(prepared.value, 1000)
    .map(({ message }) => message)
    .join(' ');
}

describe('test streams', () => {
  it.each([
    ['239.1.1.254:5000', ['239.1.1.254 5000', '239.1.1.255 5000', '239.1.2.0 5000']],
    ['[ff15::ffff]:7', ['ff15::ffff 7', 'ff15::1:0 7', 'ff15::1:1 7']],
    ['127.0.0.1:65533', ['127.0.0.1 65533', '127.0.0.1 65534', '127.0.0.1 65535']],
    ['239.255.255.254:9', 'From 239.255.255.254:9 on there are fewer than 3 groups.'],
    ['127.0.0.1:65534', 'From 127.0.0.1:65534 on there are fewer than 3 ports.'],
    ['/run/log', 'Test streams go to addresses of UDP, and /run/log is a Unix socket.'],
    ['239.1.1.1:5%nosuch0', 'This machine has no interface "nosuch0".'],
  ])('go to what follows %s', (text, expected) => {
    expect(destinations(text, 3)).toEqual(expected);
  });

  it('are refused where they are too long', () => {
    const prepared = prepareTest(requestTo('127.0.0.1:9', { length: 65_508 }));
    expect(prepared).toMatchObject({ error: { code: 'MESSAGE_TOO_LONG' } });
  });

  it('are asked about where they leave the network, or are fast', () => {
    const top = { kind: 'top' } as const;
    expect(concerns('239.1.1.1:5')).toBe('');
    expect(concerns('239.1.1.1:5', { options: { ttl: 2 } })).toContain('5 datagrams leave');
    expect(concerns('198.51.100.1:5')).toContain('outside this machine');
    expect(concerns('127.0.0.1:5', { pace: top })).toContain('as fast as the system takes them');
    const bits = { kind: 'bits', perSecond: 8 * 328 * 1001 } as const;
    expect(perSecondOf(bits, requestTo('127.0.0.1:5'))).toBe(1001);
    expect(concerns('127.0.0.1:5', { pace: bits })).toContain('Up to 1001 datagrams');
  });
});
