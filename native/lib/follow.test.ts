import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test, vi } from 'vitest';

import { LogFile } from './log-file';

const folder = mkdtempSync(path.join(tmpdir(), 'gramscope-follow-'));
const corpus = path.join(import.meta.dirname, '../test/captures/corpus.py');
execFileSync('python3', ['-B', corpus, folder]);
afterAll(() => rmSync(folder, { recursive: true }));

const whole = readFileSync(path.join(folder, 'tunnels.pcapng'));
const growing = path.join(folder, 'growing.pcapng');

async function datagramsOf(file: string): Promise<number> {
  const log = await LogFile.open(file);
  const { datagrams } = await log.indexed();
  log.close();
  return datagrams;
}

test('a file is followed as it grows, also when it is cut in the middle of a block', async () => {
  writeFileSync(growing, whole.subarray(0, 10));
  const log = await LogFile.open(growing, { follow: true });
  for (let at = 10; at < whole.length; at += 333) {
    appendFileSync(growing, whole.subarray(at, at + 333));
  }
  const expected = await datagramsOf(path.join(folder, 'tunnels.pcapng'));
  await vi.waitFor(() => expect(log.progress().datagrams).toBe(expected), { timeout: 10_000 });
  expect(log.progress()).toMatchObject({ done: false, damageCount: 0, failure: '' });
  appendFileSync(growing, whole);
  await vi.waitFor(() => expect(log.progress().datagrams).toBe(2 * expected), { timeout: 10_000 });
  log.close();
});

test('a followed file that becomes shorter is said to be', async () => {
  writeFileSync(growing, whole);
  const log = await LogFile.open(growing, { follow: true });
  await vi.waitFor(() => expect(log.progress().datagrams).toBeGreaterThan(0), { timeout: 10_000 });
  truncateSync(growing, 100);
  await vi.waitFor(
    () => expect(log.progress().failure).toBe('it became shorter while it was followed'),
    { timeout: 10_000 },
  );
  log.close();
});

test('what is compressed, or a stream, is not followed', async () => {
  const zipped = path.join(folder, 'tunnels.pcapng.gz');
  writeFileSync(zipped, gzipSync(whole));
  await expect(LogFile.open(zipped, { follow: true })).rejects.toMatchObject({
    code: 'ERR_UNFOLLOWABLE',
  });
});
