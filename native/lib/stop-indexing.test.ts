import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';

import { LogFile } from './log-file';

const folder = mkdtempSync(path.join(tmpdir(), 'gramscope-stop-'));
const corpus = path.join(import.meta.dirname, '../test/captures/corpus.py');
execFileSync('python3', ['-B', corpus, folder]);
afterAll(() => rmSync(folder, { recursive: true }));

const plain = path.join(folder, 'tunnels.pcapng');

async function* endless(): AsyncGenerator<Uint8Array> {
  yield readFileSync(plain);
  await new Promise(() => undefined);
}

test.each([
  ['a stream that does not end', () => LogFile.open(endless())],
  ['a file that is followed', () => LogFile.open(plain, { follow: true })],
])('%s is done when it is stopped, and keeps its rows', async (_what, open) => {
  const log = await open();
  await vi.waitFor(() => expect(log.progress().datagrams).toBeGreaterThan(0), { timeout: 10_000 });
  expect(log.progress().done).toBe(false);
  expect(log.growing).toBe(true);
  log.stop();
  const { datagrams, failure } = await log.indexed();
  expect(failure).toBe('');
  expect(log.rows(1, datagrams)).toHaveLength(datagrams);
  log.close();
});

test('stopping a file that is indexed changes nothing', async () => {
  const log = await LogFile.open(plain);
  const before = await log.indexed();
  expect(log.growing).toBe(false);
  log.stop();
  expect(log.progress()).toEqual(before);
  log.close();
});
