import { describe, expect, it } from 'vitest';
import { replayRequestSchema } from '../../../electron/contract';
import {
  initialDraft,
  withChanged,
  withLine,
  withoutLine,
  type Pair,
  type ReplayDraft,
} from './draft';
import { wrongNumbers } from './draft-numbers';
import { missingParts } from './draft-problems';
import { replacementText, requestOf } from './draft-request';
import { textsOf } from './draft-texts';

const pair = (id: number, from: string, to: string): Pair => ({ id, from, to });

describe('the draft of a replay', () => {
  it('begins as what the command does if nothing is said', async () => {
    const request = requestOf(initialDraft, 'udp');
    const parsed = await replayRequestSchema['~standard'].validate(request);
    expect(parsed).toEqual({ typed: true, value: request });
    expect(request.what.filter).toBe('');
    expect(request.where).toMatchObject({ mappings: [], to: '', sourcePorts: 'keep' });
    expect(request.when).toMatchObject({ pace: { kind: 'original', factor: 1 }, loops: 1 });
    expect({ ...wrongNumbers(initialDraft), ...missingParts(initialDraft) }).toEqual({});
    expect(textsOf(initialDraft)).toEqual([]);
  });

  it('plays what is shown by the filter that is applied', () => {
    const draft: ReplayDraft = { ...initialDraft, rows: 'shown', filter: 'ip' };
    expect(requestOf(draft, 'udp').what.filter).toBe('udp');
    expect(requestOf({ ...draft, rows: 'filter' }, 'udp').what.filter).toBe('ip');
  });

  it('has mappings of the lines in which something stands, and of the table alone', () => {
    const mappings = [pair(1, ' *:514 ', '127.0.0.1 '), pair(2, '', ' '), pair(3, 'unix', '/a=b')];
    const draft: ReplayDraft = { ...initialDraft, where: 'table', mappings, otherwise: ' none' };
    expect(requestOf(draft, '').where).toMatchObject({
      mappings: ['*:514=127.0.0.1', 'unix=/a=b'],
      to: 'none',
    });
    expect(textsOf(draft).map(({ field }) => field)).toEqual([
      'mapping-1',
      'mapping-3',
      'otherwise',
    ]);
    expect(requestOf({ ...draft, where: 'one', to: '127.0.0.1:9' }, '').where).toMatchObject({
      mappings: [],
      to: '127.0.0.1:9',
    });
  });

  it.each([
    ['a=b', 'c', String.raw`a\x3db=c`],
    [' a ', 'b=c', ' a =b=c'],
    ['0x3d', '0x3e', '0x3d=0x3e'],
  ])('replaces %j by %j as the command reads it', (from, to, text) => {
    expect(replacementText(pair(1, from, to))).toBe(text);
  });

  it.each([
    [
      { pace: 'datagrams', perSecond: '20.5' },
      { kind: 'datagrams', perSecond: 20.5 },
    ],
    [
      { pace: 'bits', megabits: '1.5' },
      { kind: 'bits', perSecond: 1_500_000 },
    ],
    [
      { pace: 'bits', megabits: '0.000001' },
      { kind: 'bits', perSecond: 1 },
    ],
    [{ pace: 'top' }, { kind: 'top' }],
  ] as const)('with %j has the pace %j', (changed, pace) => {
    expect(requestOf({ ...initialDraft, ...changed }, '').when.pace).toEqual(pace);
  });

  it('shortens gaps at the original pace alone, and loops for ever', () => {
    const draft: ReplayDraft = { ...initialDraft, maxGap: '2', forEver: true, loops: 'x' };
    expect(requestOf(draft, '').when).toMatchObject({ maxGap: 2, loops: 0 });
    expect(requestOf({ ...draft, pace: 'top' }, '').when.maxGap).toBeNull();
    expect(wrongNumbers(draft)).toEqual({});
  });
});

describe('what is wrong with it', () => {
  it.each([
    [{ ttl: '256' }, 'ttl', /1 to 255/u],
    [{ factor: '1e3' }, 'factor', /factor is 0\.000001/u],
    [{ loops: '1.5' }, 'loops', /whole number/u],
    [{ limit: '0' }, 'limit', /from 1 on/u],
    [{ pace: 'bits', megabits: '-1' }, 'megabits', /Megabits/u],
  ] as const)('with %j is said of %s', (changed, field, message) => {
    expect(wrongNumbers({ ...initialDraft, ...changed })).toEqual({
      [field]: expect.stringMatching(message),
    });
  });

  it.each([
    [{ where: 'one' }, 'to'],
    [{ where: 'table', mappings: [pair(4, '*', '')] }, 'mapping-4'],
    [{ rows: 'filter' }, 'filter'],
    [{ factor: ' ' }, 'factor'],
    [{ replacements: [pair(2, '', 'b')] }, 'replacement-2'],
  ] as const)('with %j lacks %s', (changed, field) => {
    expect(Object.keys(missingParts({ ...initialDraft, ...changed }))).toEqual([field]);
  });
});

it('lines of a table come, change and go by their numbers', () => {
  const lines = withLine(withLine([]));
  expect(lines.map(({ id }) => id)).toEqual([1, 2]);
  const changed = withChanged(lines, pair(2, 'a', 'b'));
  expect(withoutLine(changed, 1)).toEqual([pair(2, 'a', 'b')]);
  expect(withLine(withoutLine(changed, 1)).map(({ id }) => id)).toEqual([2, 3]);
});
