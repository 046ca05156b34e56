// @ts-check
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** @returns {Promise<string>} a directory that is gone after the test */
export async function temporaryDirectory() {
  const directory = await mkdtemp(path.join(tmpdir(), 'gramscope-test-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}
