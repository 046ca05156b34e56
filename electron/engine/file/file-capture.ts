import { basename } from 'node:path';
import type {
  BucketOptions,
  LogFileProgress,
  Statistics,
  StatisticsOptions,
  StreamOptions,
  TimeBuckets,
} from '#native';
import {
  defaultAssumptions,
  escapeControls,
  failure,
  success,
  type Assumptions,
  type Detail,
  type Failure,
  type FileState,
  type LogExtent,
  type Result,
  type Row,
} from '../../contract';
import { KeptMarks } from '../marks/kept-marks';
import type { Asked, Query } from '../query/query';
import type { ReplaySource } from '../replay/source';
import type { LogNames } from '../filter/dissection';
import type { ColoursOf } from '../rules/colour-rules';
import type { Streams } from '../streams/streams';
import type { FileDatagram } from './file-datagram';
import { LogFile } from './log-file';
import { noticesOf, whyNoMore } from './file-notices';

/** What a file tells before anything of it was read. */
const untouched: LogFileProgress = {
  bytes: 0,
  size: 0,
  frames: 0,
  datagrams: 0,
  truncated: 0,
  abandoned: 0,
  incomplete: 0,
  damage: [],
  damageCount: 0,
  unreadable: [],
  done: false,
  failure: '',
};

/**
 * A capture file as a window shows it, from the moment that somebody named it: that it cannot be
 * opened is a state of it like others. It is looked at as a `Capture` is.
 */
export class FileCapture {
  /** Those that are kept beside it. */
  readonly marks: KeptMarks;
  readonly #listeners = new Set<() => void>();
  #file: LogFile | null = null;
  #refusal: Failure | null = null;
  #assumptions = defaultAssumptions;
  #assumptionsRevision = 0;
  #streamOptions: StreamOptions = {};
  #phase: 'wanted' | 'stopped' | 'closed' = 'wanted';

  constructor(readonly path: string) {
    this.marks = new KeptMarks(path, () => this.#announce());
    void this.#open();
  }

  state(): FileState {
    const progress = this.#file?.progress() ?? untouched;
    // Who made a file chose its name.
    const name = escapeControls(basename(this.path));
    const refusal = this.#refusal ?? whyNoMore(name, progress);
    return {
      source: 'file',
      log: this.extent(),
      name,
      path: escapeControls(this.path),
      indexing: refusal === null ? this.#indexing(progress) : 'failed',
      indexed: progress.bytes,
      size: this.#file === null || this.#file.native.growing ? null : progress.size,
      frames: progress.frames,
      truncated: progress.truncated,
      failure: refusal,
      notices: noticesOf(name, progress),
      assumptions: this.#assumptions,
      assumptionsRevision: this.#assumptionsRevision,
    };
  }

  extent(): LogExtent {
    return { first: 1, last: this.#file?.progress().datagrams ?? 0, evicted: 0 };
  }

  /** As the predicate `frame` takes it; null if it is not indexed. */
  frameAt(number: number): number | null {
    return this.#file?.frameAt(number) ?? null;
  }

  /** When a datagram came, as in rows; null if it is not indexed. */
  timeAt(number: number): string | null {
    return this.#file?.timeAt(number) ?? null;
  }

  /** Datagrams with their payloads that are indexed, of `first` to `first + count - 1`. */
  datagrams(first: number, count: number): FileDatagram[] {
    return this.#file?.datagrams(first, count) ?? [];
  }

  /** Rows of a table that are indexed, of `first` to `first + count - 1`. */
  rows(first: number, count: number, coloursOf?: ColoursOf): Row[] {
    return this.#file?.rows(first, count, coloursOf) ?? [];
  }

  /** A datagram with what is in it, decoded now; null if it is not indexed. */
  detail(number: number): Detail | null {
    return this.#file?.detail(number) ?? null;
  }

  /** What the interfaces are called that are read so far. */
  names(): LogNames {
    return this.#file?.names() ?? { sockets: {}, interfaces: {} };
  }

  /** Counts datagrams by time; null where the file is not open. */
  async buckets(options: BucketOptions): Promise<TimeBuckets | null> {
    return (await this.#file?.buckets(options)) ?? null;
  }

  /** Counts datagrams by groups, sizes and intervals; null where the file is not open. */
  async countStatistics(options: StatisticsOptions): Promise<Statistics | null> {
    return (await this.#file?.countStatistics(options)) ?? null;
  }

  /** Says how streams are judged; those that are known are told apart anew. */
  setStreamOptions(options: StreamOptions): void {
    this.#streamOptions = options;
    this.#file?.setStreamOptions(options);
  }

  /** Ends the analysis of streams; false where somebody goes by it. */
  endStreams(): boolean {
    return this.#file?.endStreams() ?? true;
  }

  /** Whether it was ended, and nobody has asked for it since. */
  get areStreamsEnded(): boolean {
    return this.#file?.areStreamsEnded ?? false;
  }

  /** Waits until the stream of a datagram is known: see LogStreams. */
  async streamsReach(row: number, patience: number): Promise<boolean> {
    return (await this.#file?.streamsReach(row, patience)) ?? true;
  }

  /** The streams of the file; null where it is not open. */
  streams(): Streams | null {
    return this.#file?.streams() ?? null;
  }

  /** Resolves to the number of the first datagram from a time, in nanoseconds since 1970, or later; or null. */
  async seekTime(time: bigint): Promise<number | null> {
    return (await this.#file?.seekTime(time)) ?? null;
  }

  /** Says what to assume of all that is in the file. */
  assume(assumptions: Assumptions): void {
    this.#assumptions = assumptions;
    this.#assumptionsRevision += 1;
    this.#file?.assume(assumptions);
    this.#announce();
  }

  /** Looks for the datagrams that a filter matches, also among those that are indexed later. */
  queryRows(asked: Asked, coloursOf?: ColoursOf): Result<Query<Row>> {
    const file = this.#opened('Apply the filter once it is.');
    return file.ok ? file.value.queryRows(asked, coloursOf) : file;
  }

  /** The same with payloads whole. */
  query(asked: Asked): Result<Query<FileDatagram>> {
    const file = this.#opened('Search it once it is.');
    return file.ok ? file.value.query(asked) : file;
  }

  /** What of it can be sent again. */
  replaySource(): Result<ReplaySource> {
    return this.#opened('Replay it once it is.');
  }

  /**
   * Calls the listener when there is more than state() told last. Returns a function that ends this.
   */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Ends indexing where it is; what is indexed stays. Of a file that is indexed, nothing changes. */
  stop(): void {
    if (this.#phase !== 'wanted' || this.#file?.progress().done === true) return;
    this.#phase = 'stopped';
    this.#file?.stop();
    this.#announce();
  }

  /** The file cannot be used afterwards. */
  close(): void {
    this.#phase = 'closed';
    this.#listeners.clear();
    this.#file?.close();
    this.#file = null;
  }

  #opened(advice: string): Result<LogFile> {
    if (this.#file !== null) return success(this.#file);
    if (this.#refusal !== null) return { ok: false, error: this.#refusal };
    return failure(
      'CALL_INAPPLICABLE',
      `${escapeControls(basename(this.path))} is not open yet.`,
      advice,
    );
  }

  async #open(): Promise<void> {
    const opened = await LogFile.open(escapeControls(basename(this.path)), this.path);
    if (!opened.ok) this.#refusal = opened.error;
    else if (this.#phase === 'closed') opened.value.close();
    else this.#adopt(opened.value);
    this.#announce();
  }

  #adopt(file: LogFile): void {
    this.#file = file;
    file.assume(this.#assumptions);
    file.setStreamOptions(this.#streamOptions);
    file.native.onActivity(() => this.#announce());
    if (this.#phase === 'stopped') file.stop();
    void this.#checkMarks(file);
  }

  /** Once all of it is known: what nobody has read yet may be what was marked. */
  async #checkMarks(file: LogFile): Promise<void> {
    try {
      await file.native.indexed();
    } catch {
      // Closed before, and its marks with it.
      return;
    }
    if (this.#phase === 'wanted') await this.marks.check((number) => this.timeAt(number));
  }

  #indexing({ done }: LogFileProgress): 'running' | 'done' | 'stopped' {
    if (this.#phase === 'stopped') return 'stopped';
    return done ? 'done' : 'running';
  }

  #announce(): void {
    for (const listener of this.#listeners) listener();
  }
}
