import { randomUUID } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** gramscope-PROCESS-UUID */
const NAME = /^gramscope-(\d+)-[\da-f-]{36}$/u;

/** What a crash left behind stays so long, in milliseconds, for somebody to open it. */
const KEPT = 24 * 3_600_000;

/** A folder of our own for temporary files, made when it is needed. Whoever fills it removes it. */
export class TemporaryFolder {
  readonly path = path.join(tmpdir(), `gramscope-${process.pid}-${randomUUID()}`);
  #isMade = false;

  /** Throws as fs.mkdirSync() does. What was overheard may be secret: it is private. */
  create(): void {
    if (this.#isMade) return;
    removeAbandoned(path.dirname(this.path));
    mkdirSync(this.path, { recursive: true, mode: 0o700 });
    this.#isMade = true;
  }
}

/** Removes the old folders of processes that ended without doing so. */
function removeAbandoned(parent: string): void {
  for (const name of readdirSync(parent)) {
    const owner = NAME.exec(name)?.[1];
    if (owner === undefined || isAlive(Number(owner))) continue;
    const folder = path.join(parent, name);
    try {
      if (isOursAndOld(folder)) rmSync(folder, { recursive: true });
    } catch {
      // Somebody else's, or another process tidies up at the same time: not our concern.
    }
  }
}

/** Anybody may make something of such a name in a shared folder, or a link to elsewhere. */
function isOursAndOld(folder: string): boolean {
  const found = lstatSync(folder);
  const isOurs = process.getuid === undefined || found.uid === process.getuid();
  return isOurs && found.isDirectory() && Date.now() - found.mtimeMs > KEPT;
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
