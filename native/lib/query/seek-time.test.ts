import { afterAll, expect, test } from 'vitest';

import { file, nanoseconds, removeFiles, withFile } from '../testing/queries';

afterAll(removeFiles);

test('a time leads to the first datagram since then, or to none', () =>
  withFile(file, async (log) => {
    expect(await log.seekTime(-(2n ** 63n))).toBe(1);
    expect(await log.seekTime(nanoseconds(100_000))).toBe(101);
    expect(await log.seekTime(nanoseconds(100_000) + 1n)).toBe(102);
    expect(await log.seekTime(nanoseconds(599_000) + 1n)).toBeNull();
  }));

test('what is no time is refused', () =>
  withFile(file, async (log) => {
    await expect(log.seekTime(5 as never)).rejects.toMatchObject({ code: 'ERR_INVALID_ARG_TYPE' });
    await expect(log.seekTime(2n ** 63n)).rejects.toMatchObject({ code: 'ERR_OUT_OF_RANGE' });
  }));
