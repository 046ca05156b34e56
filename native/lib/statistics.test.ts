import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

import type { Statistics, StatisticsOptions } from '#native';
import { afterAll, describe, expect, test } from 'vitest';

import { writeCaptureFile } from './testing/capture-file';
import { errorOf } from './testing/captures';
import {
  file,
  folder,
  nanoseconds,
  removeFiles,
  START,
  various,
  withFile,
} from './testing/queries';
import { problemWith, reason } from './testing/skipping';

afterAll(removeFiles);

const bySource: StatisticsOptions = { by: 'source', measure: 'datagrams', buckets: 1, groups: 256 };

function figures({ groups }: Statistics) {
  return groups.map(({ key, datagrams, bytes }) => [key, datagrams, bytes]);
}

test('statistics tell the largest groups, and of each when it came', () =>
  withFile(file, async (log) => {
    const counted = await log.countStatistics({ ...bySource, by: 'port', buckets: 2 });
    expect(counted.groups.map(({ key }) => key)).toEqual([514, 9999]);
    expect([...(counted.groups[1]?.series.datagrams ?? [])]).toEqual([150, 150]);
    expect(counted).toMatchObject({ from: nanoseconds(0), to: nanoseconds(599_000) + 1n });
    expect(counted).toMatchObject({ distinct: 2, isDistinctExact: true });
    expect(counted.all.datagrams).toBe(various.length);
    const bytes = various.map(({ payload }) => Buffer.from(payload ?? '').length);
    expect(counted.all.bytes).toBe(bytes.reduce((sum, length) => sum + length));
    // They come a millisecond apart: 1 ms is the tenth border.
    expect(counted.intervals.counts[10]).toBe(599);
    expect(counted.sizes.counts.reduce((sum, count) => sum + count)).toBe(600);
  }));

test('statistics of matches, and of a part of the time', () =>
  withFile(file, async (log) => {
    const query = log.query({ kind: 'severity', values: [4] });
    await query.done();
    const counted = await query.countStatistics({ ...bySource, by: 'severity' });
    expect(figures(counted).map(([key, datagrams]) => [key, datagrams])).toEqual([[4, 75]]);
    const late = await query.countStatistics({ ...bySource, by: 'severity', last: 100_000_000n });
    expect(late.all.datagrams).toBe(13);
    query.close();
  }));

test('an empty log has statistics', async () => {
  const name = path.join(folder, 'empty.pcap');
  writeCaptureFile(name, []);
  await withFile(name, async (log) => {
    expect(await log.countStatistics(bySource)).toMatchObject({ groups: [], extent: null });
  });
});

test('a count that is cancelled rejects', () =>
  withFile(file, async (log) => {
    const signal = AbortSignal.abort();
    await expect(log.countStatistics({ ...bySource, signal })).rejects.toMatchObject({
      code: 'ABORT_ERR',
    });
  }));

test.each<[object, string]>([
  [{ by: 'colour' }, 'ERR_INVALID_ARG_TYPE'],
  [{ buckets: 0 }, 'ERR_OUT_OF_RANGE'],
  [{ groups: 257 }, 'ERR_OUT_OF_RANGE'],
  [{ last: 0n }, 'ERR_OUT_OF_RANGE'],
  [{ from: 5n, to: 5n }, 'ERR_OUT_OF_RANGE'],
  [{ form: 5n }, 'ERR_INVALID_ARG_TYPE'],
])('%o is refused', (wrong, code) =>
  withFile(file, async (log) => {
    await expect(log.countStatistics({ ...bySource, ...wrong })).rejects.toMatchObject({ code });
  }),
);

test('a closed log has no statistics', async () => {
  const closed = await withFile(file, (log) => log);
  expect(errorOf(() => closed.buckets({ count: 1 }))).toMatchObject({
    code: 'ERR_LOG_FILE_CLOSED',
  });
});

async function tshark(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('tshark', ['-r', file, '-q', ...args]);
  return stdout;
}

const noTshark = problemWith('tshark');

describe.skipIf(noTshark !== undefined)(`tshark agrees about${reason(noTshark)}`, () => {
  test('datagrams over time (-z io,stat)', () =>
    withFile(file, async (log) => {
      const told = await tshark('-z', 'io,stat,0.1,COUNT(udp)udp');
      const theirs = [...told.matchAll(/^\|\s*\d\.\d+ <> .*\|\s*(\d+)\s*\|/gmu)].map(([, count]) =>
        Number(count),
      );
      const to = nanoseconds(600_000);
      const ours = await log.countStatistics({ ...bySource, to, buckets: 6 });
      expect([...ours.all.series.datagrams]).toEqual(theirs);
    }));

  test('who talks most (-z endpoints,udp)', () =>
    withFile(file, async (log) => {
      const told = await tshark('-z', 'endpoints,udp');
      const theirs = new Map<string, number>();
      // Address, port, packets, bytes, packets sent, ...
      for (const line of told.split('\n')) {
        const [address = '', , , , sent] = line.trim().split(/\s+/u);
        if (/^[\da-f]+[.:]/u.test(address) && Number(sent) > 0)
          theirs.set(address, (theirs.get(address) ?? 0) + Number(sent));
      }
      const counted = await log.countStatistics(bySource);
      expect(new Map(counted.groups.map(({ key, datagrams }) => [key, datagrams]))).toEqual(theirs);
      expect(START).toBe(Number(counted.from / 1000n));
    }));
});
