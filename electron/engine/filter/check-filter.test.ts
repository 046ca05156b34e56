import { expect, test } from 'vitest';
import { checkFilter } from './read-filter';

test('what is wrong with a filter is told with its place and nothing else', () => {
  expect(checkFilter('ip and udp.prt == 1')).toEqual({
    tone: 'wrong',
    message: 'there is no field "udp.prt"',
    from: 7,
    to: 14,
    suggestion: 'udp.port',
  });
});

test.each([
  'udp.port == 514',
  '',
  '"text"',
  'udp and ip and ipv6',
  'udp or (ip and ipv6)',
  '(udp or ip) and ipv6',
  'not udp or ip',
  'syslog.level == warning',
])('a filter that is clear has no problem: %s', (text) => {
  expect(checkFilter(text)).toBeNull();
});

test.each([
  ['udp and sysog', 8, 13, 'syslog'],
  ['panicked', 0, 8, '"panicked"'],
  ['not panicked', 4, 12, '"panicked"'],
  ['udp or ip and ipv6', 7, 18, '(ip and ipv6)'],
  ['udp and ip or ipv6', 0, 10, '(udp and ip)'],
  ['(udp or ip and ipv6) and udp', 8, 19, '(ip and ipv6)'],
])('a filter that may be meant otherwise is doubtful: %s', (text, from, to, suggestion) => {
  const problem = checkFilter(text);
  expect(problem).toMatchObject({ tone: 'doubtful', from, to, suggestion });
  // Taking the suggestion leaves no doubt.
  expect(checkFilter(text.slice(0, from) + suggestion + text.slice(to))).toBeNull();
});

test('a long filter is looked through without going deep', () => {
  const many = Array.from({ length: 3000 }, (_, at) => `udp.port == ${at}`).join(' or ');
  expect(checkFilter(many)).toBeNull();
});
