import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './application';

/** Does the work with a new folder, which goes with it. */
export async function withFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gramscope-e2e-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes the captures on which tshark and Gramscope agree into a folder. */
export function makeCorpus(folder: string): void {
  const script = join(root, 'native', 'test', 'captures', 'corpus.py');
  execFileSync('python3', ['-B', script, folder]);
}
