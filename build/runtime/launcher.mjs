// @ts-check
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inRoot } from '../setup/paths.mjs';

const source = inRoot('build/runtime/default-app');

/**
 * Gives a runtime without Electron's default app one of ours, so that `electron PATH` works there too.
 * @param {string} runtime directory of an unpacked Electron for Linux
 */
export async function placeLauncher(runtime) {
  const target = path.join(runtime, 'resources/app');
  await mkdir(target, { recursive: true });
  for (const name of ['package.json', 'index.cjs']) {
    const content = await readFile(path.join(source, name), 'utf8');
    const file = path.join(target, name);
    const present = await readFile(file, 'utf8').catch(() => undefined);
    if (present === content) continue;
    // Renamed into place: another application may be starting from this runtime just now.
    const temporary = `${file}.${randomUUID()}`;
    await writeFile(temporary, content);
    await rename(temporary, file);
  }
}
