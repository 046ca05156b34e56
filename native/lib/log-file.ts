import { addon, type LogSource, type NativeLogFile } from './addon';
import { exportFrames } from './file-export';
import {
  exportOptionNames,
  type FileExportCounts,
  type FileExportOptions,
} from './file-export-options';
import { FileGrowth } from './file-growth';
import type { DatagramRow } from './log';
import { inflow, type InflowStream } from './log-file-inflow';
import type { LogFileInterface, LogFileProgress } from './log-file-progress';
import { News } from './news';
import { checkOptionNames } from './options';
import { unpackRows } from './packed-rows';
import { ReadableLog } from './readable-log';
import { Spool } from './spool';

export interface LogFileRowsOptions {
  /** Bytes to copy of each payload, 0 or more; all if absent. */
  payloadLimit?: number;
}

export interface LogFileOptions {
  /**
   * Whether another program is still writing the file: what it appends is indexed as it comes, until
   * close(). Only for a path, and for what is not compressed; off if absent.
   */
  follow?: boolean;
}

export interface IndexedOptions {
  /** Called whenever there is more. */
  onProgress?: (progress: LogFileProgress) => void;
  signal?: AbortSignal | undefined;
}

const WHOLE_PAYLOAD = 2 ** 31 - 1;

/**
 * A capture file: pcapng or classic pcap, plain, gzip or zstd. A thread of its own indexes it from
 * beginning to end; rows can be looked at meanwhile. Payloads stay in the file.
 *
 * While it is indexed it keeps the process alive. One that nobody waits for and that is collected, or
 * whose process or worker ends, closes itself. After close() every method but close() throws an Error with code
 * `ERR_LOG_FILE_CLOSED`.
 */
export class LogFile extends ReadableLog {
  readonly #native: NativeLogFile;
  readonly #inflow: { spool: Spool; stream: InflowStream } | null;
  #growth: FileGrowth | null = null;
  readonly #news = new News(this);
  /** What went wrong on the way into the spool, or in following. */
  #failure = '';
  /** Whether all bytes that will ever come are there. */
  #whole = false;
  #stopped = false;
  #closed = false;

  private constructor(
    native: NativeLogFile,
    inflowing: { spool: Spool; stream: InflowStream } | null,
  ) {
    super();
    this.#native = native;
    this.#inflow = inflowing;
    // Through a weak reference, so that a file nobody holds any more can be collected.
    const self = new WeakRef<LogFile>(this);
    native.onactivity = () => {
      const file = self.deref();
      if (file !== undefined) file.#news.tell();
    };
  }

  /**
   * Opens a file by its path, or reads one from a stream: standard input, for instance. What is
   * compressed, or no regular file, is copied to a temporary file as it comes.
   *
   * Rejects with an Error with code `ENOENT`, `EACCES` and so on where the system refuses. Whether it
   * is a capture file at all, progress() tells.
   */
  static async open(
    source: string | AsyncIterable<Uint8Array>,
    options: LogFileOptions = {},
  ): Promise<LogFile> {
    checkOptionNames(options, ['follow']);
    const found = await inflow(source);
    if (found.kind === 'file') {
      const native = new (addon().LogFile)({ path: found.path });
      const file = new LogFile(native, null);
      if (options.follow === true) file.#follow(found.path);
      else file.#complete();
      return file;
    }
    if (options.follow === true) {
      found.abandon();
      throw unfollowable();
    }
    const spool = await Spool.create();
    const native = new (addon().LogFile)({ descriptor: spool.descriptor });
    const file = new LogFile(native, { spool, stream: found });
    void file.#pour(found.pieces, spool);
    return file;
  }

  /** How far indexing is. Lets the next call of the activity listener through. */
  progress(): LogFileProgress {
    const progress = this.#native.progress();
    if (progress.done) this.#news.end();
    // A file that ended too early may look like none.
    return this.#failure === '' ? progress : { ...progress, failure: this.#failure };
  }

  /** Whether it was opened with `follow`: then there is no end of it to wait for. */
  get isFollowed(): boolean {
    return this.#growth !== null;
  }

  /** Whether `size` of progress() may grow: what is compressed, piped or followed is not all there yet. */
  get growing(): boolean {
    return !this.#whole;
  }

  /** The interfaces found so far, those of all sections in order: only ever more. */
  interfaces(): LogFileInterface[] {
    return this.#native.interfaces();
  }

  /**
   * The rows `first` (1 or more) to `first` + `count` - 1 (`count`: 0 to 65536) as far as they are
   * indexed; fewer, but one at least, where their payloads would take more than 32 MiB. Of a file
   * that has shrunk meanwhile payloads may be shorter, or empty.
   */
  rows(first: number, count: number, options: LogFileRowsOptions = {}): DatagramRow[] {
    checkOptionNames(options, ['payloadLimit']);
    const { payloadLimit = WHOLE_PAYLOAD } = options;
    return unpackRows(this.#native.rows(first, count, payloadLimit));
  }

  /** Sets who is told that there is more, or that indexing is done: as `Capture.onActivity()` is. */
  onActivity(listener: (() => void) | null): void {
    this.#news.listen(listener);
  }

  /**
   * Resolves once indexing is done, which it never is where the file is followed. Rejects when the
   * signal aborts, and with `ERR_LOG_FILE_CLOSED` when the file is closed before.
   */
  async indexed(options: IndexedOptions = {}): Promise<LogFileProgress> {
    checkOptionNames(options, ['onProgress', 'signal']);
    const { onProgress, signal } = options;
    return await this.#news.until(() => {
      const progress = this.progress();
      if (!progress.done) onProgress?.(progress);
      return progress.done ? progress : undefined;
    }, signal);
  }

  /**
   * Writes frames of the file to another one, on a thread of its own. Waits until it is indexed; of
   * one that is followed takes what is indexed so far. Damage is left out.
   *
   * Rejects with an Error with code `ENOSPC`, `EACCES` and so on, and with `ABORT_ERR` when the signal
   * aborts; then a part of the file is written.
   */
  async export(options: FileExportOptions): Promise<FileExportCounts> {
    checkOptionNames(options, exportOptionNames);
    if (!this.isFollowed) await this.indexed({ signal: options.signal });
    return exportFrames(this.#native, options);
  }

  /** Ends indexing where it is, and waits for nothing more: what is indexed stays. */
  stop(): void {
    this.#stopped = true;
    this.#growth?.stop();
    this.#native.stop();
    this.#inflow?.stream.abandon();
  }

  /** Stops indexing, if need be, and frees the index. The second time does nothing. */
  close(): void {
    this.#closed = true;
    this.#news.listen(null);
    this.#growth?.stop();
    this.#native.close();
    this.#news.tell();
    this.#inflow?.stream.abandon();
    void this.#inflow?.spool.close();
  }

  protected override source(): LogSource {
    return this.#native.source();
  }

  #follow(path: string): void {
    this.#growth = new FileGrowth(
      path,
      (size) => this.#grow(size),
      (reason) => {
        this.#failure = reason;
        this.#complete();
      },
    );
    void this.#growth.start();
  }

  /** What came before a failure is indexed all the same. */
  async #pour(pieces: AsyncIterable<Uint8Array>, spool: Spool): Promise<void> {
    try {
      for await (const piece of pieces) {
        if (this.#closed || this.#stopped || this.#native.progress().done) break;
        await spool.write(piece);
        this.#grow(spool.size);
      }
    } catch (error) {
      // A source that was let go of may say that it ended too early.
      if (!this.#stopped) this.#failure = error instanceof Error ? error.message : String(error);
    }
    if (!this.#closed) this.#complete();
  }

  #complete(): void {
    this.#whole = true;
    this.#native.complete();
  }

  #grow(size: number): void {
    if (!this.#closed) this.#native.grow(size);
  }
}

function unfollowable(): Error {
  const message = 'only a plain file can be followed: neither a stream nor what is compressed';
  return Object.assign(new Error(message), { code: 'ERR_UNFOLLOWABLE' });
}
