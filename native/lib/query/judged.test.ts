import { writeFileSync } from 'node:fs';
import path from 'node:path';

import type { Judge, Predicate, QueryProgress } from '#native';
import { afterAll, expect, test } from 'vitest';

import { errorOf, logReaches, withCapture } from '../testing/captures';
import { file, folder, nanoseconds, removeFiles, various, withFile } from '../testing/queries';
import { send } from '../testing/senders';

afterAll(removeFiles);

const MODULE = path.join(folder, 'judge.cjs');
writeFileSync(
  MODULE,
  `
  exports.judge = ({ host, words }) => [
    (row) => row.source.address === host && row.destination.port === 514,
    (row) => words.some((word) => Buffer.from(row.payload).includes(word)),
    (row, context) => row.number === context,
    (row) => { throw new Error('no idea of ' + row.number); },
    (row) => { while (row.number > 590); return row.number > 588; },
    (row) => row.payload.length === row.length && !row.truncated && row.frame === row.number,
  ];
  `,
);

const judge: Judge = { module: MODULE, data: { host: '10.3.0.1', words: ['message 17', 'st 33'] } };
const judged = (number: number): Predicate => ({ kind: 'judged', test: number });
const numbersOf = (isWanted: (row: (typeof various)[number]) => boolean): number[] =>
  various.flatMap((row, index) => (isWanted(row) ? [index + 1] : []));

async function found(predicate: Predicate, options: Judge = judge): Promise<number[]> {
  return await withFile(file, async (log) => {
    const query = log.query(predicate, { judge: options });
    expect((await query.done()).failure).toBe('');
    const numbers = query.matches(1, 65536);
    query.close();
    return numbers;
  });
}

async function outcome(predicate: Predicate, options: Judge = judge): Promise<QueryProgress> {
  return await withFile(file, async (log) => {
    const query = log.query(predicate, { judge: options });
    const progress = await query.done();
    query.close();
    return progress;
  });
}

test('a judge sees rows and their payloads', async () => {
  const ofHost = numbersOf((row) => row.source === '10.3.0.1' && row.destinationPort === 514);
  expect(ofHost.length).toBeGreaterThan(0);
  expect(await found(judged(0))).toEqual(ofHost);
  const withWord = numbersOf(({ payload }) => /message 17|st 33/.test(String(payload)));
  expect(withWord.length).toBeGreaterThan(10);
  expect(await found(judged(1))).toEqual(withWord);
  expect(await found(judged(5))).toEqual(various.map((_, index) => index + 1));
});

test('judged tests go together with others, and one can be made twice', async () => {
  const predicate: Predicate = {
    kind: 'or',
    of: [
      {
        kind: 'and',
        of: [judged(1), { kind: 'matches', pattern: '5' }, { kind: 'not', of: judged(0) }],
      },
      { kind: 'and', of: [judged(0), { kind: 'ttl', most: 100 }] },
    ],
  };
  const expected = numbersOf(({ source, destinationPort, ttl, payload }) => {
    const isOfHost = source === '10.3.0.1' && destinationPort === 514;
    const hasWords = /message 17|st 33/.test(String(payload)) && String(payload).includes('5');
    return (hasWords && !isOfHost) || (isOfHost && Number(ttl) <= 100);
  });
  expect(await found(predicate)).toEqual(expected);
});

test('a judge is given what changes meanwhile with each batch', async () => {
  let asked = 0;
  const context = (): number => {
    asked += 1;
    return 7;
  };
  expect(await found(judged(2), { ...judge, context })).toEqual([7]);
  expect(asked).toBeGreaterThan(0);
});

test.each<[string, Predicate, Judge, string]>([
  [
    'a test that throws',
    judged(3),
    judge,
    'its worker failed: test 3 of the judge failed: no idea of 1',
  ],
  [
    'a test that is not there',
    judged(6),
    judge,
    'its worker failed: the judge has no test 6: it made 6',
  ],
  [
    'a module that is not there',
    judged(0),
    { ...judge, module: '/no/judge.cjs' },
    "find module '/no/judge.cjs'",
  ],
  [
    'a context that throws',
    judged(2),
    {
      ...judge,
      context: () => {
        throw new Error('no names yet');
      },
    },
    'the context of its judge cannot be had: no names yet',
  ],
  [
    'a context that cannot be copied',
    judged(2),
    { ...judge, context: () => () => 1 },
    'could not be cloned',
  ],
])('%s ends the query', async (_, predicate, options, message) => {
  const { failure, done, matches } = await outcome(predicate, options);
  expect(failure).toContain(message);
  expect({ done, matches }).toEqual({ done: true, matches: 0 });
});

test('judged tests have a time limit', () =>
  withFile(file, async (log) => {
    const query = log.query(judged(4), { judge, timeLimit: 20 });
    expect((await query.done()).failure).toBe(
      'a pattern or judged test took more than 20 ms for each of 10 datagrams: it may backtrack without end',
    );
    query.close();
    const some = log.query(
      { kind: 'and', of: [judged(4), { kind: 'time', to: nanoseconds(592_000) }] },
      { judge, timeLimit: 200 },
    );
    expect(await some.done()).toMatchObject({ failure: '', matches: 2, undecided: 2 });
    expect(some.matches(1, 3)).toEqual([589, 590]);
    expect(some.undecided()).toEqual([591, 592]);
    some.close();
  }));

test('the module of a judge who is not asked is not loaded', async () => {
  const nobody = { ...judge, module: '/no/judge.cjs' };
  expect(await found({ kind: 'matches', pattern: 'message 599' }, nobody)).toEqual([]);
});

test.each<[Predicate, unknown, string, string]>([
  [judged(0), undefined, 'ERR_INVALID_ARG_VALUE', 'the predicate has judged tests'],
  [judged(256), judge, 'ERR_OUT_OF_RANGE', 'predicate.test must be an integer from 0 to 255'],
  [
    judged(0),
    { ...judge, module: 'judge.cjs' },
    'ERR_INVALID_ARG_VALUE',
    'must be an absolute path',
  ],
  [judged(0), { ...judge, modul: MODULE }, 'ERR_INVALID_ARG_TYPE', 'unknown option "modul"'],
  [judged(0), { ...judge, context: 1 }, 'ERR_INVALID_ARG_TYPE', 'judge.context must be a function'],
])('%o of judge %o is refused', (predicate, wrong, code, message) =>
  withFile(file, (log) => {
    const options = wrong === undefined ? {} : { judge: wrong as Judge };
    const error = errorOf(() => log.query(predicate, options));
    expect(error).toMatchObject({ code });
    expect(error.message).toContain(message);
  }),
);

test('data that cannot be copied is refused', () =>
  withFile(file, (log) => {
    const error = errorOf(() => log.query(judged(0), { judge: { ...judge, data: () => 1 } }));
    expect(error.name).toBe('DataCloneError');
  }));

test('a judge follows a capture', () =>
  withCapture(async (capture) => {
    const { port } = capture.openUdp({ family: 4, address: '127.0.0.1', port: 0 });
    const query = capture.query(judged(0), {
      judge: { ...judge, data: { host: '127.0.0.1', words: [] } },
    });
    const both = capture.query(judged(1), { judge });
    await Promise.all([
      logReaches(capture, 2),
      send({ address: '127.0.0.1', port, payload: 'message 17', count: 2 }),
    ]);
    expect(await both.caughtUp()).toMatchObject({ matches: 2, failure: '' });
    expect(await query.caughtUp()).toMatchObject({ matches: 0, failure: '' });
    query.close();
    both.close();
  }));
