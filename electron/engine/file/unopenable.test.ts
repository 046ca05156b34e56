import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { LogFile } from './log-file';

it.skipIf(process.platform === 'win32')('a Unix socket is no file to read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gramscope-unopenable-'));
  const path = join(folder, 'socket');
  const server = createServer().listen(path);
  try {
    await once(server, 'listening');
    // Vitest fails where something is thrown that nobody catches.
    const opened = await LogFile.open('it', path);
    const progress = opened.ok ? await opened.value.native.indexed() : null;
    expect(progress?.failure).toContain('ENXIO');
    if (opened.ok) opened.value.close();
  } finally {
    server.close();
    rmSync(folder, { recursive: true });
  }
});
