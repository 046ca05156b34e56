import path from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { writeCaptureFile } from './testing/capture-file';
import { folder, removeFiles, withFile } from './testing/queries';

afterAll(removeFiles);

test('datagrams that a snap length cut are counted as they are found', async () => {
  const file = path.join(folder, 'cut.pcap');
  const payloads = ['short', 'longer than ten bytes', 'short', 'x'.repeat(1000)];
  const headers = 28;
  writeCaptureFile(
    file,
    payloads.map((payload) => ({ payload })),
    { snapLength: headers + 10 },
  );
  await withFile(file, async (log) => {
    await log.indexed();
    expect(log.progress()).toMatchObject({ datagrams: 4, truncated: 2 });
    expect(log.rows(1, 4).map(({ truncated }) => truncated)).toEqual([false, true, false, true]);
  });
});

test('a snap length that is longer than all datagrams cuts none', async () => {
  const file = path.join(folder, 'whole.pcap');
  writeCaptureFile(file, [{ payload: 'whole' }], { snapLength: 100 });
  await withFile(file, async (log) => {
    await log.indexed();
    expect(log.progress()).toMatchObject({ datagrams: 1, truncated: 0 });
  });
});
