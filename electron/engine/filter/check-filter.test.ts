import { expect, test } from 'vitest';
import { checkFilter } from './read-filter';

test('what is wrong with a filter is told with its place and nothing else', () => {
  expect(checkFilter('ip and udp.prt == 1')).toEqual({
    message: 'there is no field "udp.prt"',
    from: 7,
    to: 14,
    suggestion: 'udp.port',
  });
});

test('a filter that makes sense has no problem', () => {
  expect(checkFilter('udp.port == 514')).toBeNull();
});
