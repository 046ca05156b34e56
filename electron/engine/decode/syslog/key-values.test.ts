import { describe, expect, it } from 'vitest';
import { readKeyValues } from './key-values';
import { emptyRecord } from './message';

function pairs(text: string, assign = '=', separator = ' ') {
  const fields = emptyRecord<string>();
  const count = readKeyValues(text, fields, { assign, separator });
  return { count, fields };
}

describe('readKeyValues', () => {
  it.each([
    ['a=1 b=two', { a: '1', b: 'two' }],
    ['a="x y" b="q\\"r" c=', { a: 'x y', b: 'q"r', c: '' }],
    ['some words a=1 more words b=2', { a: '1', b: '2' }],
    ['a=b=c d=e', { a: 'b=c', d: 'e' }],
    ['a=1  b=2 ', { a: '1', b: '2' }],
    ['a="no end b=2', { a: '"no', b: '2' }],
    ['=1 a=2', { a: '2' }],
    ['a=1 a=1 a=2', { a: '1,2' }],
    ['no pairs', {}],
    ['', {}],
  ])('%s', (text, fields) => {
    expect(pairs(text).fields).toEqual(fields);
  });

  it('counts the pairs', () => {
    expect(pairs('a=1 b=2 text').count).toBe(2);
  });

  it('takes other layouts', () => {
    expect(pairs('a=1 2|b=3|', '=', '|').fields).toEqual({ a: '1 2', b: '3' });
    expect(pairs('A: 1, B: x y', ': ', ', ').fields).toEqual({ A: '1', B: 'x y' });
  });

  it('is safe from names that objects have', () => {
    expect(Object.entries(pairs('__proto__=1 toString=2').fields)).toEqual([
      ['__proto__', '1'],
      ['toString', '2'],
    ]);
  });
});
