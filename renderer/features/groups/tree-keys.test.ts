import { expect, it } from 'vitest';
import { everyGroup, linesOf } from './group-lines';
import { overview } from './groups-fixture';
import { moveOf } from './tree-keys';

const lines = linesOf(overview, everyGroup, new Set());
const closed = linesOf(overview, everyGroup, new Set(['eth0']));

it.each([
  ['down to the first line, where none is selected', lines, null, 'ArrowDown', 0],
  ['down', lines, 0, 'ArrowDown', 1],
  ['to the last line', lines, 0, 'End', 6],
  ['into what is open', lines, 0, 'ArrowRight', 1],
  ['out of it, from the last of it too', lines, 5, 'ArrowLeft', 3],
  ['from a source to its group', lines, 2, 'ArrowLeft', 1],
])('lead %s', (_, among, at, key, place) =>
  expect(moveOf(among, at, key, 10)).toEqual({ kind: 'select', place }),
);

it('open and close', () => {
  expect(moveOf(lines, 1, 'ArrowLeft', 10)).toEqual({ kind: 'close', key: 'eth0 239.1.1.1' });
  expect(moveOf(closed, 0, 'ArrowRight', 10)).toEqual({ kind: 'open', key: 'eth0' });
});

it('mean nothing where there is nothing to do', () => {
  expect(moveOf(closed, 0, 'ArrowLeft', 10)).toBeNull();
  expect(moveOf(lines, 2, 'ArrowRight', 10)).toBeNull();
  expect(moveOf([], null, 'ArrowDown', 10)).toBeNull();
  expect(moveOf(lines, 0, 'x', 10)).toBeNull();
});
