import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import {
  link,
  lstat,
  open,
  realpath,
  rename,
  stat,
  unlink,
  type FileHandle,
} from 'node:fs/promises';
import path from 'node:path';

/** What an Error of Node looks like for the system's refusals. */
function refusal(code: string, syscall: string, file: string): Error {
  return Object.assign(new Error(`${code}: ${syscall} '${file}'`), { code, syscall });
}

export interface NewFileOptions {
  /** `keep` refuses with EEXIST to take the place of a file. */
  existing: 'keep' | 'replace';
}

/**
 * A file that is written beside the place where it will be, where nobody takes it for the whole, and
 * moved there once it is on the disk. Only its owner may read it, whatever the process permits (umask), for
 * what was overheard may be secret.
 */
export class NewFile {
  private constructor(
    readonly target: string,
    /** Where it lies while it is written. */
    readonly temporary: string,
    readonly handle: FileHandle,
    private readonly options: NewFileOptions,
  ) {}

  /** Rejects with `code` and `syscall` where the system refuses, and with EEXIST. */
  static async create(target: string, { existing }: NewFileOptions): Promise<NewFile> {
    // A symbolic link stays one: the file that it leads to is replaced.
    const place = await placeOf(target, existing);
    const temporary = path.join(path.dirname(place), `.gramscope-${randomUUID()}`);
    return new NewFile(place, temporary, await open(temporary, 'wx', 0o600), { existing });
  }

  async append(bytes: Uint8Array): Promise<void> {
    await this.handle.writeFile(bytes);
  }

  /** Moves it to its place. Rejects as create() does; then it is gone. */
  async commit(): Promise<void> {
    try {
      await this.handle.sync();
      await this.handle.close();
      if (this.options.existing === 'replace') await rename(this.temporary, this.target);
      else await this.#moveKeeping();
    } catch (error) {
      await this.discard();
      throw error;
    }
  }

  /** Leaves nothing behind. */
  async discard(): Promise<void> {
    await this.handle.close().catch(() => undefined);
    await unlink(this.temporary).catch(() => undefined);
  }

  /** rename(2) would replace a file that has been made meanwhile, link(2) does not. */
  async #moveKeeping(): Promise<void> {
    try {
      await link(this.temporary, this.target);
    } catch (error) {
      if (!hasNoLinks(error)) throw error;
      // A file system such as FAT: what remains is a moment in which another could be replaced.
      await placeOf(this.target, 'keep');
      return rename(this.temporary, this.target);
    }
    await unlink(this.temporary);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function hasNoLinks(error: unknown): boolean {
  return ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EISDIR'].includes(codeOf(error));
}

/** The path without symbolic links, after looking at what is there. */
async function placeOf(target: string, existing: NewFileOptions['existing']): Promise<string> {
  const there = await lstat(target).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (there === undefined) return target;
  if (existing === 'keep') throw refusal('EEXIST', 'open', target);
  const place = await realpath(target);
  const kind = (await stat(place)).mode & constants.S_IFMT;
  if (kind === constants.S_IFDIR) throw refusal('EISDIR', 'open', target);
  // A device in whose place a file would come is missed by everybody.
  if (kind !== constants.S_IFREG) throw refusal('ENOTSUP', 'open', target);
  return place;
}
