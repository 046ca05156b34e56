import * as v from 'valibot';
import { expect, it } from 'vitest';
import { columnsSchema } from './columns';

const schema = columnsSchema(['number', 'time', 'text']);
const time = { name: 'time', shown: true, width: 12 };

it('keeps the columns that a person arranged where there are more of them now', () => {
  expect(v.parse(schema, [time])).toEqual([
    time,
    { name: 'number', shown: false, width: null },
    { name: 'text', shown: false, width: null },
  ]);
});

it.each([
  ['a column twice', [time, time]],
  ['a column that there is not', [time, { ...time, name: 'port' }]],
  ['no column that is shown', [{ ...time, shown: false }]],
  ['no column', []],
])('refuses %s', (_, columns) => {
  expect(v.safeParse(schema, columns).success).toBe(false);
});
