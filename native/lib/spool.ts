import { randomUUID } from 'node:crypto';
import { open, unlink, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A temporary file that has no name: it goes with its last descriptor, also after a crash. */
export class Spool {
  readonly #handle: FileHandle;
  #size = 0;
  #closed = false;
  #writing: Promise<void> = Promise.resolve();

  private constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  /** Rejects as fs.open() does. */
  static async create(): Promise<Spool> {
    const name = path.join(tmpdir(), `gramscope-${randomUUID()}`);
    const handle = await open(name, 'wx+', 0o600);
    await unlink(name);
    return new Spool(handle);
  }

  get descriptor(): number {
    return this.#handle.fd;
  }

  /** Bytes written. */
  get size(): number {
    return this.#size;
  }

  /** Appends. One call at a time. Rejects as fs.write() does: with ENOSPC, for instance. */
  async write(bytes: Uint8Array): Promise<void> {
    this.#writing = this.#append(bytes);
    await this.#writing;
  }

  /** Closes the descriptor, once what is being written is. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#writing.catch(() => undefined);
    await this.#handle.close();
  }

  async #append(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length;) {
      const { bytesWritten } = await this.#handle.write(bytes, at, bytes.length - at, this.#size);
      at += bytesWritten;
      this.#size += bytesWritten;
    }
  }
}
