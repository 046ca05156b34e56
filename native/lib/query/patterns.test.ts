import path from 'node:path';

import type { Predicate } from '#native';
import { afterAll, expect, test } from 'vitest';

import { writeCaptureFile } from '../testing/capture-file';
import {
  activity,
  endless,
  endlessFile,
  folder,
  found,
  removeFiles,
  various,
  withFile,
} from '../testing/queries';

afterAll(removeFiles);

test('a pattern of ASCII sees bytes, any other one characters', async () => {
  const withoutMessages = various.flatMap((_, index) => (index % 4 === 0 ? [] : [index + 1]));
  const patterns = ['T\\xc3\\xa4st', 'Täst', 'T\\u00e4st', 'T..st', 'T.\\u0073t', '\\xff$'];
  for (const pattern of patterns.slice(0, 5)) {
    expect(await found({ kind: 'matches', pattern })).toEqual(withoutMessages);
  }
  const name = path.join(folder, 'bytes.pcap');
  writeCaptureFile(name, [{ payload: Buffer.from([0x61, 0xff]) }, { payload: 'aÿ' }]);
  expect(await found({ kind: 'matches', pattern: '^a\\xff$' }, name)).toEqual([1]);
  expect(await found({ kind: 'matches', pattern: '^aÿ$' }, name)).toEqual([2]);
});

test('patterns decide only what nothing else does', async () => {
  const predicate: Predicate = {
    kind: 'or',
    of: [
      {
        kind: 'and',
        of: [
          { kind: 'matches', pattern: '1$' },
          { kind: 'severity', values: [0] },
        ],
      },
      {
        kind: 'and',
        of: [
          { kind: 'matches', pattern: '^<8>' },
          { kind: 'matches', pattern: '8$' },
        ],
      },
    ],
  };
  const expected = various.flatMap(({ payload }, index) => {
    const words = String(payload);
    const pri = Number(/^<(\d+)>/.exec(words)?.[1] ?? NaN);
    return (pri % 8 === 0 && words.endsWith('1')) || (pri === 8 && words.endsWith('8'))
      ? [index + 1]
      : [];
  });
  expect(await found(predicate)).toEqual(expected);
});

test('a query whose pattern backtracks without end can be cancelled', () =>
  withFile(endlessFile, async (log) => {
    const query = log.query(endless);
    await activity(query);
    query.cancel();
    expect(await query.done()).toMatchObject({ done: true, failure: '', matches: 0 });
  }));

test('a query whose pattern backtracks without end fails in time', () =>
  withFile(endlessFile, async (log) => {
    const query = log.query(endless, { timeLimit: 100 });
    const { failure } = await query.done();
    expect(failure).toBe(
      'a pattern took more than 100 ms for a few datagrams: it may backtrack without end',
    );
    query.close();
  }));
