import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';

import { TemporaryFolder } from './temporary-folder';

/** In a shared folder of its own, where the process hides nothing from anybody by itself. */
function withSharedFolder(use: (shared: string) => void): void {
  const shared = mkdtempSync(path.join(tmpdir(), 'shared-'));
  const { TMPDIR } = process.env;
  const usual = process.umask(0);
  process.env['TMPDIR'] = shared;
  try {
    use(shared);
  } finally {
    process.umask(usual);
    if (TMPDIR === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = TMPDIR;
    rmSync(shared, { recursive: true });
  }
}

/** The name that an ended process would have left behind: none has this id. */
const abandoned = `gramscope-4194305-${'0'.repeat(36)}`;

test('nobody else may look into temporary files', () =>
  withSharedFolder(() => {
    const folder = new TemporaryFolder();
    folder.create();
    expect((statSync(folder.path).mode & 0o777).toString(8)).toBe('700');
  }));

test('a link that looks like an old folder of ours is not followed', () =>
  withSharedFolder((shared) => {
    const victim = path.join(shared, 'victim');
    mkdirSync(path.join(victim, 'inside'), { recursive: true });
    utimesSync(victim, 0, 0);
    symlinkSync(victim, path.join(shared, abandoned));
    new TemporaryFolder().create();
    expect(readdirSync(victim)).toEqual(['inside']);
    expect(readdirSync(shared)).toContain(abandoned);
  }));

test('an old folder of an ended process is tidied away', () =>
  withSharedFolder((shared) => {
    mkdirSync(path.join(shared, abandoned));
    utimesSync(path.join(shared, abandoned), 0, 0);
    new TemporaryFolder().create();
    expect(readdirSync(shared)).not.toContain(abandoned);
  }));
