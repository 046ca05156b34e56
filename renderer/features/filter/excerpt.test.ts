import { expect, test } from 'vitest';
import { excerpt } from './excerpt';

test('a short filter is shown whole', () => {
  expect(excerpt('udp.prt == 1', { from: 0, to: 7 })).toEqual({
    before: '',
    wrong: 'udp.prt',
    after: ' == 1',
  });
});

test('where something is missing there is room for a mark', () => {
  expect(excerpt('udp.port ==', { from: 11, to: 11 })).toEqual({
    before: 'udp.port ==',
    wrong: ' ',
    after: '',
  });
});

test('of a long filter only what is near is shown', () => {
  const { before, wrong, after } = excerpt(`${'a'.repeat(90)}${'b'.repeat(90)}${'c'.repeat(90)}`, {
    from: 90,
    to: 180,
  });
  expect([before, wrong, after]).toEqual([
    `…${'a'.repeat(40)}`,
    `${'b'.repeat(40)}…`,
    `${'c'.repeat(40)}…`,
  ]);
});
