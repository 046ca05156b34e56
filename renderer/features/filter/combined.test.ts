import { expect, it } from 'vitest';
import { combined } from './combined';

it.each([
  ['', 'udp', 'alone', 'udp'],
  ['ip', 'udp', 'alone', 'udp'],
  ['', 'udp', 'and', 'udp'],
  ['', 'udp.port == 1', 'not', 'not (udp.port == 1)'],
  ['ip', 'udp', 'and', 'ip and udp'],
  ['ip and a == 1', 'udp', 'and', 'ip and a == 1 and udp'],
  ['ip or ipv6', 'udp', 'and', '(ip or ipv6) and udp'],
  ['ip || ipv6', 'udp or x', 'not', '(ip || ipv6) and not (udp or x)'],
  ['ip', '(a and b) or (c and d)', 'and', 'ip and ((a and b) or (c and d))'],
  [
    'text contains "this or \\" that or"',
    'udp',
    'and',
    'text contains "this or \\" that or" and udp',
  ],
  ['  ', 'udp', 'and', 'udp'],
] as const)('%j with %j used %s is %j', (present, expression, use, expected) => {
  expect(combined(present, expression, use)).toBe(expected);
});
