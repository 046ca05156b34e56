import { LogFile } from '#native';
import { afterAll, expect, test } from 'vitest';

import { errorOf } from '../testing/captures';
import { runNode } from '../testing/processes';
import { endless, endlessFile, file, nanoseconds, removeFiles, text } from '../testing/queries';

afterAll(removeFiles);

test('a query goes on when its file is closed', async () => {
  const log = await LogFile.open(file);
  const { datagrams } = await log.indexed();
  const query = log.query({ kind: 'contains', bytes: text('TÄST'), ignoreCase: true });
  const counted = query.buckets({ count: 1 });
  log.close();
  expect(await query.done()).toMatchObject({ evaluated: datagrams, failure: '' });
  expect(query.rows(1, 1)).toEqual([]);
  expect((await counted).extent?.earliest).toBe(nanoseconds(0));
  query.close();
  expect(errorOf(() => query.progress())).toMatchObject({ code: 'ERR_QUERY_CLOSED' });
  query.close();
});

test('whoever waits for a query is told that it was closed', async () => {
  const log = await LogFile.open(endlessFile);
  await log.indexed();
  const query = log.query(endless);
  const done = query.done();
  const caughtUp = query.caughtUp();
  query.close();
  await expect(done).rejects.toMatchObject({ code: 'ERR_QUERY_CLOSED' });
  await expect(caughtUp).rejects.toMatchObject({ code: 'ERR_QUERY_CLOSED' });
  log.close();
});

test('who waits for a query, and holds nothing else, is told', async () => {
  const printed = await runNode(
    `
    void (async () => {
      const log = await LogFile.open(${JSON.stringify(file)});
      await log.indexed();
      const ended = (() => log.query({ kind: 'matches', pattern: 'message' }).done())();
      for (let rounds = 0; rounds < 20; rounds += 1) {
        gc();
        await new Promise(setImmediate);
      }
      console.log((await ended).matches);
    })();
  `,
    ['--expose-gc'],
  );
  expect(printed).toBe('150');
});

test('a query that has caught up does not keep the process alive, one that has not does', async () => {
  const printed = await runNode(`
    process.on('exit', () => console.log('end'));
    void (async () => {
      const log = await LogFile.open(${JSON.stringify(file)});
      await log.indexed();
      globalThis.unseen = log.query({ kind: 'matches', pattern: 'x' });
      globalThis.query = log.query({ kind: 'matches', pattern: 'message' });
      console.log((await query.done()).matches);
    })();
  `);
  expect(printed).toBe('150\nend');
});

test('a query whose workers are replaced keeps the process alive until it ends', async () => {
  const printed = await runNode(`
    process.on('exit', () => console.log('end'));
    void (async () => {
      const log = await LogFile.open(${JSON.stringify(endlessFile)});
      await log.indexed();
      globalThis.query = log.query(${JSON.stringify(endless)}, { timeLimit: 50 });
      console.log((await query.done()).undecided, query.undecided());
    })();
  `);
  expect(printed).toBe('1 [ 2 ]\nend');
});

test('process.exit with a query in the middle of a pattern ends cleanly', async () => {
  const printed = await runNode(`
    void (async () => {
      const log = await LogFile.open(${JSON.stringify(endlessFile)});
      await log.indexed();
      const query = log.query(${JSON.stringify(endless)});
      query.onActivity(() => setImmediate(() => { console.log('exit'); process.exit(0); }));
    })();
  `);
  expect(printed).toBe('exit');
});

test('queries that nobody closed are collected, workers and all', async () => {
  const printed = await runNode(
    `
    void (async () => {
      const log = await LogFile.open(${JSON.stringify(file)});
      await log.indexed();
      const threads = () => readdirSync('/proc/self/task').length;
      const before = threads();
      for (let i = 0; i < 5; i += 1) log.query(${JSON.stringify(endless)});
      const opened = threads() - before;
      for (let rounds = 0; threads() > before && rounds < 200; rounds += 1) {
        gc();
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      console.log(opened >= 10, threads() <= before);
    })();
  `,
    ['--expose-gc'],
  );
  expect(printed).toBe('true true');
});
