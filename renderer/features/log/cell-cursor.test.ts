import { expect, it } from 'vitest';
import type { LogColumn } from '../../../electron/contract';
import { stepped } from './cell-cursor';

const columns: LogColumn[] = ['number', 'source', 'text'];

it('goes from the row to its cells, and back to the row', () => {
  expect(stepped(columns, null, 1)).toBe('number');
  expect(stepped(columns, 'number', 1)).toBe('source');
  expect(stepped(columns, 'source', -1)).toBe('number');
  expect(stepped(columns, 'number', -1)).toBeNull();
});

it('stays at either end', () => {
  expect(stepped(columns, 'text', 1)).toBe('text');
  expect(stepped(columns, null, -1)).toBeNull();
});

it('begins anew where its column is not shown any more', () => {
  expect(stepped(columns, 'ttl', 1)).toBe('number');
});
