import path from 'node:path';

import { COUNTS_PER_BUCKET } from '#native';
import { afterAll, expect, test } from 'vitest';

import { writeCaptureFile } from '../testing/capture-file';
import { file, folder, nanoseconds, removeFiles, withFile } from '../testing/queries';

afterAll(removeFiles);

test('buckets count by time and severity', () =>
  withFile(file, async (log) => {
    const all = await log.buckets({ count: 3 });
    expect(all.from).toBe(nanoseconds(0));
    expect(all.to).toBe(nanoseconds(599_000) + 1n);
    expect(all.extent).toEqual({ earliest: nanoseconds(0), latest: nanoseconds(599_000) });
    expect(all.counts.length).toBe(3 * COUNTS_PER_BUCKET);
    expect([...all.counts.subarray(0, COUNTS_PER_BUCKET)]).toEqual([25, 0, 0, 0, 25, 0, 0, 0, 150]);

    const query = log.query({ kind: 'severity', values: [4] });
    await query.done();
    const part = await query.buckets({ from: nanoseconds(0), to: nanoseconds(100_000), count: 1 });
    expect([...part.counts]).toEqual(
      [0, 0, 0, 0, 13, 0, 0, 0, 0].map((n, at) => (at === 4 ? 12 : n)),
    );
    expect(part.extent).toEqual(all.extent);
  }));

test('buckets of an empty log are empty', async () => {
  const name = path.join(folder, 'empty.pcap');
  writeCaptureFile(name, []);
  await withFile(name, async (log) => {
    const { counts, extent } = await log.buckets({ count: 2 });
    expect([...counts]).toEqual(Array.from({ length: 18 }, () => 0));
    expect(extent).toBeNull();
  });
});
