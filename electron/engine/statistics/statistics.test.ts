import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { writeCaptureFile } from '../../../native/lib/testing/capture-file';
import { LogFile } from '../file/log-file';
import { statisticsOf } from './statistics';

const folder = mkdtempSync(join(tmpdir(), 'gramscope-statistics-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Counts a file with datagrams that came so many milliseconds after a time that is not round. */
async function count(milliseconds: readonly number[], last: number | null = null) {
  const path = join(folder, 'log.pcap');
  const begin = 1_700_000_000_000_300;
  writeCaptureFile(
    path,
    milliseconds.map((each) => ({ time: begin + each * 1000, payload: 'x' })),
  );
  const opened = await LogFile.open(path);
  if (!opened.ok) throw new Error(opened.error.message);
  await opened.value.native.indexed();
  const asked = { by: 'source', measure: 'datagrams', last, buckets: 120, groups: 5 } as const;
  const { signal } = new AbortController();
  const statistics = await statisticsOf(opened.value, { ...asked, signal }, () => ({}));
  opened.value.close();
  return statistics;
}

const every = (step: number, times: number) => Array.from({ length: times }, (_, at) => at * step);

it('counts in buckets of a round duration that begin at round times', async () => {
  const counted = await count(every(2, 1000));
  expect(counted).toMatchObject({ from: '1700000000.000000000', to: '1700000002.000000000' });
  expect([...(counted?.all.series.datagrams ?? [])]).toEqual(every(0, 100).map(() => 10));
  expect(counted?.seconds).toBeCloseTo(1.998);
});

it('has few buckets of few datagrams', async () => {
  const counted = await count(every(100, 24));
  expect(counted).toMatchObject({ from: '1700000000.000000000', to: '1700000002.400000000' });
  expect([...(counted?.all.series.datagrams ?? [])]).toEqual(every(0, 24).map(() => 1));
});

it('counts the last seconds from a round time on', async () => {
  const counted = await count(every(100, 601), 30);
  expect(counted).toMatchObject({ from: '1700000030.000000000', to: '1700000060.500000000' });
  expect(counted?.all.datagrams).toBe(301);
});

it('tells that there are none', async () => {
  expect(await count([])).toBeNull();
});
