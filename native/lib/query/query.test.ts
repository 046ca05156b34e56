import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';

import { LogFile } from '#native';
import { afterAll, expect, test } from 'vitest';

import { writeCaptureFile } from '../testing/capture-file';
import { activity, file, folder, removeFiles, text, various, withFile } from '../testing/queries';

afterAll(removeFiles);

test('matches are numbered, and their rows are those of the log', () =>
  withFile(file, async (log) => {
    const query = log.query({ kind: 'port', least: 514, most: 514 });
    await query.done();
    expect(query.matches(3, 2)).toEqual([5, 7]);
    expect(query.matches(301, 5)).toEqual([]);
    expect(query.rows(3, 2)).toEqual([...log.rows(5, 1), ...log.rows(7, 1)]);
    expect(query.rows(3, 1, { payloadLimit: 2 })[0]?.payload.length).toBe(2);
    expect([1, 4, 5, 6, 599, 600].map((number) => query.rankOf(number))).toEqual([
      1, 3, 3, 4, 300, 301,
    ]);
  }));

test('a query follows a file that grows', async () => {
  const bytes = readFileSync(file);
  const stream = new PassThrough();
  stream.write(bytes.subarray(0, 20_000));
  const log = await LogFile.open(stream);
  const query = log.query({ kind: 'port', least: 514, most: 514 });
  while (query.progress().matches === 0) await activity(query);
  expect(query.progress().done).toBe(false);
  stream.end(bytes.subarray(20_000));
  expect(await query.done()).toMatchObject({ matches: 300, evaluated: 600, caughtUp: true });
  query.close();
  log.close();
});

test('payloads that a file has lost do not match, and are counted', async () => {
  const name = path.join(folder, 'shrinking.pcap');
  writeCaptureFile(name, various);
  await withFile(name, async (log) => {
    writeCaptureFile(name, various.slice(0, 100));
    const query = log.query({ kind: 'contains', bytes: text('s') });
    const { matches, unreadable, failure } = await query.done();
    expect({ failure, matches, unreadable }).toEqual({
      failure: '',
      matches: 100,
      unreadable: 500,
    });
    query.close();
  });
});
