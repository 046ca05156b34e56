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

/** A file of datagrams for the pattern `endless`, which takes for ever for those with these numbers. */
function fileWithEndless(count: number, numbers: readonly number[]): string {
  const name = path.join(folder, `${numbers.length}-of-${count}.pcap`);
  const payloads = Array.from({ length: count }, (_, index) =>
    numbers.includes(index + 1) ? `${'a'.repeat(60)}!` : index % 2 === 0 ? 'aa' : 'b',
  );
  writeCaptureFile(
    name,
    payloads.map((payload) => ({ payload })),
  );
  return name;
}

test.each([
  ['in the middle', [2, 3, 5000, 5001]],
  ['at both ends', [1, 8999]],
])('datagrams %s that a pattern backtracks on without end stay undecided', (_, numbers) =>
  withFile(fileWithEndless(8999, numbers), async (log) => {
    for (const predicate of [endless, { kind: 'not', of: endless }] as const) {
      const query = log.query(predicate, { timeLimit: 200 });
      expect(await query.done()).toMatchObject({
        failure: '',
        evaluated: 8999,
        undecided: numbers.length,
      });
      expect(query.undecided()).toEqual(numbers);
      const rest = predicate === endless ? 1 : 0;
      const expected = Array.from({ length: 8999 }, (__, index) => index + 1).filter(
        (number) => !numbers.includes(number) && number % 2 === rest,
      );
      expect(query.matches(1, 65536)).toEqual(expected);
      query.close();
    }
  }),
);

test('what a pattern backtracks on without end may be decided by another one', () =>
  withFile(endlessFile, async (log) => {
    const query = log.query(
      { kind: 'or', of: [{ kind: 'matches', pattern: '!' }, endless] },
      { timeLimit: 200 },
    );
    expect(await query.done()).toMatchObject({ failure: '', matches: 1, undecided: 0 });
    query.close();
  }));

test('a query whose pattern backtracks without end again and again fails', () =>
  withFile(fileWithEndless(12, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]), async (log) => {
    const query = log.query(endless, { timeLimit: 20 });
    const { failure } = await query.done();
    expect(failure).toBe(
      'a pattern took more than 20 ms for each of 10 datagrams: it may backtrack without end',
    );
    query.close();
  }));

test.each([
  ['cancel', ''],
  ['close', 'ERR_QUERY_CLOSED'],
] as const)('%s() ends a query at any moment while workers change', (method, expected) =>
  withFile(fileWithEndless(9, [1, 2, 3, 4, 5, 6, 7, 8, 9]), async (log) => {
    for (let moment = 0; moment < 60; moment += 6) {
      const query = log.query(endless, { timeLimit: 5 });
      const ended = query.done().then(
        ({ failure }) => failure,
        (error: NodeJS.ErrnoException) => error.code,
      );
      await new Promise((resolve) => setTimeout(resolve, moment));
      query[method]();
      expect(await ended).toBe(expected);
      query.close();
    }
  }),
);
