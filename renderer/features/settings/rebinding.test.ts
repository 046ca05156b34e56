import { expect, it } from 'vitest';
import { rebound, sharersOf } from './rebinding';

it('keeps what differs from the usual keys alone', () => {
  const changed = rebound({}, 'file.open', 'Mod+Shift+O');
  expect(changed).toEqual({ 'file.open': 'Mod+Shift+O' });
  expect(rebound(changed, 'file.open', 'Mod+O')).toEqual({});
});

it('takes a key away', () => {
  expect(rebound({}, 'file.open', '')).toEqual({ 'file.open': '' });
  expect(rebound({}, 'rules.import', '')).toEqual({});
});

it('tells who else has a key', () => {
  expect(sharersOf('Mod+O', 'zoom.in', {})).toEqual(['file.open']);
  expect(sharersOf('Mod+O', 'zoom.in', { 'file.open': '' })).toEqual([]);
});
