// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { temporaryDirectory } from '../tests/temporary-directory.mjs';
import { withLock } from './lock.mjs';

async function lockFile() {
  return path.join(await temporaryDirectory(), 'lock');
}

it('lets one work at a time', async () => {
  const lock = await lockFile();
  let inside = 0;
  let most = 0;
  const work = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await setImmediate();
    inside -= 1;
  };
  await Promise.all([withLock(lock, work), withLock(lock, work), withLock(lock, work)]);
  expect(most).toBe(1);
  expect(existsSync(lock)).toBe(false);
});

it('takes over from a process that died', async () => {
  const lock = await lockFile();
  const { pid } = spawnSync(process.execPath, ['--version']);
  await writeFile(lock, String(pid));
  expect(await withLock(lock, async () => 'done')).toBe('done');
});

it('is free again after work that failed', async () => {
  const lock = await lockFile();
  await expect(withLock(lock, async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(existsSync(lock)).toBe(false);
});
