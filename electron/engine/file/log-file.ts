import {
  LogFile as NativeLogFile,
  type BucketOptions,
  type DatagramRow,
  type LogFileInterface,
  type LogFileOptions,
  type LogFileProgress,
  type Player,
  type PlayerOptions,
  type ReplaySurvey,
  type RoutePlan,
  type Statistics,
  type StatisticsOptions,
  type StreamOptions,
  type TimeBuckets,
} from '#native';
import {
  decimalSeconds,
  defaultAssumptions,
  failure,
  success,
  type Assumptions,
  type Detail,
  type ReplayReport,
  type Result,
  type Row,
} from '../../contract';
import { longestPayload } from '../capture/datagram';
import { previewBytes, toFileRow } from '../capture/row';
import { detailOf } from '../detail/detail';
import { Dissection, type LogNames } from '../filter/dissection';
import { predicateOf, Query, type Asked } from '../query/query';
import {
  pathsOfInterfaces,
  type CountOptions,
  type ReplaySource,
  type UnixPath,
} from '../replay/source';
import { uncoloured, type ColoursOf } from '../rules/colour-rules';
import { asksAboutStreams } from '../streams/asks-about-streams';
import { LogStreams } from '../streams/log-streams';
import { Streams } from '../streams/streams';
import { nameOf, originOf, toFileDatagram, type FileDatagram } from './file-datagram';
import { FileSessions } from './file-sessions';
import { isPlainFile } from './plain-file';
import { explainUnreadable } from './unreadable';

/** An open capture file, indexed on a native thread; its datagrams can be looked at meanwhile. */
export class LogFile implements ReplaySource {
  #interfaces: LogFileInterface[] = [];
  #assumptions = defaultAssumptions;
  readonly #streams: LogStreams;
  readonly #sessions: FileSessions;

  private constructor(
    readonly name: string,
    /** Null where it comes from a stream. */
    readonly path: string | null,
    readonly native: NativeLogFile,
  ) {
    this.#sessions = new FileSessions(native);
    this.#streams = new LogStreams(native, () => this.#sessions.readFor(this.#streams));
  }

  /**
   * Opens a file, or reads one from a stream that `name` stands for in messages. A file that another
   * program is still writing can be followed.
   */
  static async open(
    name: string,
    source: string | AsyncIterable<Uint8Array> = name,
    options: LogFileOptions = {},
  ): Promise<Result<LogFile>> {
    try {
      const path = typeof source === 'string' ? source : null;
      return success(new LogFile(name, path, await NativeLogFile.open(source, options)));
    } catch (error) {
      return { ok: false, error: explainUnreadable(name, error) };
    }
  }

  progress(): LogFileProgress {
    return this.native.progress();
  }

  /** Resolves when there is more than progress() told last, at once if that was so already. */
  async changed(): Promise<void> {
    await new Promise<void>((resolve) => this.native.onActivity(resolve));
  }

  /** Those of the datagrams `first` to `first + count - 1` that are indexed: one at least if any is. */
  datagrams(first: number, count: number): FileDatagram[] {
    return this.#show(this.native.rows(first, count));
  }

  /**
   * Resolves when a query about streams would go by all clock rates that the file announces, or the signal aborts. At
   * once for other queries, and where the end of the file may be far: it comes from a stream, or is followed.
   */
  async readyFor(asked: Asked, signal?: AbortSignal): Promise<void> {
    if (!asksAboutStreams(predicateOf(asked)) || this.native.isFollowed) return;
    if (signal?.aborted === true || this.path === null) return;
    if (!(await isPlainFile(this.path))) return;
    this.#streams.current();
    const aborted = new Promise<void>((resolve) => {
      signal?.addEventListener('abort', () => resolve(), { once: true });
    });
    await Promise.race([this.#sessions.known(), aborted]);
  }

  /** Looks for the datagrams that a filter matches, also among those that are indexed later. */
  query(asked: Asked): Result<Query<FileDatagram>> {
    const show = (rows: readonly DatagramRow[]) => this.#show(rows);
    const options = { log: this.native, streams: this.#streams, names: () => this.names(), show };
    return Query.start(options, asked);
  }

  /** The same with rows of a table. */
  queryRows(asked: Asked, coloursOf: ColoursOf = uncoloured): Result<Query<Row>> {
    const show = (rows: readonly DatagramRow[]) => this.#showRows(rows, coloursOf);
    const options = { log: this.native, streams: this.#streams, names: () => this.names(), show };
    return Query.start({ ...options, payloadLimit: previewBytes }, asked);
  }

  /** What the interfaces are called that are read so far. */
  names(): LogNames {
    const { native } = this;
    let sockets: LogNames['sockets'] | undefined;
    return {
      // A file may have many: for those alone who want to know.
      get sockets() {
        return (sockets ??= Object.fromEntries(native.interfaces().map(nameAt)));
      },
      interfaces: {},
      streams: this.#streams,
    };
  }

  /** Counts datagrams by time. */
  buckets(options: BucketOptions): Promise<TimeBuckets> {
    return this.native.buckets(options);
  }

  /** Counts datagrams by groups, sizes and intervals. */
  countStatistics(options: StatisticsOptions): Promise<Statistics> {
    return this.native.countStatistics(options);
  }

  /** Says how streams are judged; those that are known are told apart anew. */
  setStreamOptions(options: StreamOptions): void {
    this.#streams.setOptions(options);
  }

  /** Ends the analysis of streams; false where somebody goes by it. */
  endStreams(): boolean {
    return this.#streams.end();
  }

  /** Whether it was ended, and nobody has asked for it since. */
  get areStreamsEnded(): boolean {
    return this.#streams.isEnded;
  }

  /** Waits until the stream of a datagram is known: see LogStreams. */
  streamsReach(row: number, patience: number): Promise<boolean> {
    return this.#streams.reach(row, patience);
  }

  /** The streams of the file, also while it is indexed. */
  streams(): Streams {
    const interfaces = {
      nameOf: (line: { socket: number }) => this.#nameOf(line),
      known: () => new Map(this.native.interfaces().map((each, at) => [at, nameOf(each)])),
    };
    return new Streams(this.#streams, interfaces);
  }

  /**
   * Resolves when all streams of the file are known, by the clock rates that it announces itself; of one that is
   * followed, never.
   */
  async streamsDone(): Promise<void> {
    const streams = this.streams();
    await this.#sessions.known();
    await streams.done();
  }

  /** Resolves to the number of the first datagram from a time, in nanoseconds since 1970, or later; or null. */
  seekTime(time: bigint): Promise<number | null> {
    return this.native.seekTime(time);
  }

  /** The same as rows of a table. */
  rows(first: number, count: number, coloursOf: ColoursOf = uncoloured): Row[] {
    const rows = this.native.rows(first, count, { payloadLimit: previewBytes });
    return this.#showRows(rows, coloursOf);
  }

  /** As the predicate `frame` takes it; null if it is not indexed. */
  frameAt(number: number): number | null {
    const row = this.#header(number);
    return row === null ? null : (row.frame ?? row.number);
  }

  /** When a datagram came, as in rows; null if it is not indexed. */
  timeAt(number: number): string | null {
    const row = this.#header(number);
    return row === null ? null : decimalSeconds(row.time);
  }

  /** Sends what is indexed so far, or a part of it, to the network. */
  play(options: PlayerOptions): Player {
    return this.native.play(options);
  }

  /** What it would be to play what is indexed so far. */
  survey(plan: RoutePlan): Promise<ReplaySurvey> {
    return this.native.survey(plan);
  }

  /** Where the Unix datagrams read so far went. */
  unixPaths(): UnixPath[] {
    return pathsOfInterfaces(this.native.interfaces());
  }

  /** What of it is no datagram; null before it is read to its end. */
  leftOver(): ReplayReport['file'] {
    const progress = this.progress();
    if (!progress.done) return null;
    const { frames, datagrams, incomplete, abandoned } = progress;
    const damaged = !explainDamage(this.name, progress).ok;
    return { otherFrames: frames - datagrams, incomplete, abandoned, damaged };
  }

  /**
   * Waits for the index, unless the file still grows. Resolves to the number of datagrams; fails where
   * nothing can be read. Rejects when the signal aborts, or the file is closed (`ERR_LOG_FILE_CLOSED`).
   */
  async counted({ onProgress, signal }: CountOptions): Promise<Result<number>> {
    const progress = this.native.isFollowed
      ? this.progress()
      : await this.native.indexed({
          signal,
          onProgress: ({ bytes, size }) => onProgress?.(bytes, size),
        });
    const damage = explainDamage(this.name, progress);
    return progress.frames === 0 && !damage.ok ? damage : success(progress.datagrams);
  }

  /** A datagram with what is in it, decoded now; null if it is not indexed. */
  detail(number: number): Detail | null {
    const [row] = this.native.rows(number, 1, { payloadLimit: longestPayload });
    if (row?.number !== number) return null;
    this.#learnInterfaces([row]);
    const origin = {
      name: originOf(row, this.#interfaces),
      frame: row.frame ?? row.number,
      names: this.names(),
    };
    return detailOf(row, origin, this.#assumptions);
  }

  /** Says what to assume of all that is in the file. */
  assume(assumptions: Assumptions): void {
    this.#assumptions = assumptions;
  }

  /** Ends indexing where it is; what is indexed stays. */
  stop(): void {
    this.native.stop();
  }

  close(): void {
    this.#sessions.close();
    this.#streams.close();
    this.native.close();
  }

  #header(number: number): DatagramRow | null {
    const [row] = this.native.rows(number, 1, { payloadLimit: 0 });
    return row?.number === number ? row : null;
  }

  #show(rows: readonly DatagramRow[]): FileDatagram[] {
    this.#learnInterfaces(rows);
    return rows.map((row) => toFileDatagram(row, this.#interfaces));
  }

  #showRows(rows: readonly DatagramRow[], coloursOf: ColoursOf): Row[] {
    this.#learnInterfaces(rows);
    const names = this.names();
    const dissected = rows.map((row) => ({ row, dissection: new Dissection(row, names) }));
    const colours = coloursOf(dissected.map(({ dissection }) => dissection));
    return dissected.map(({ row, dissection }, at) =>
      toFileRow(row, originOf(row, this.#interfaces), {
        colour: colours[at] ?? null,
        charset: this.#assumptions.charset,
        dissection,
        // Of a Unix datagram it stands for the socket.
        interface: row.ttl === null ? null : nameOf(this.#interfaces[row.socket]),
      }),
    );
  }

  /** A file may have more interfaces the further it is read. */
  #learnInterfaces(rows: readonly Pick<DatagramRow, 'socket'>[]): void {
    if (rows.some((row) => row.socket >= this.#interfaces.length)) {
      this.#interfaces = this.native.interfaces();
    }
  }

  #nameOf(row: Pick<DatagramRow, 'socket'>): string {
    this.#learnInterfaces([row]);
    return nameOf(this.#interfaces[row.socket]);
  }
}

function nameAt(source: LogFileInterface, at: number): [number, string] {
  return [at, nameOf(source)];
}

/** What a person should know about a file that was read: one failure, or none. */
export function explainDamage(name: string, progress: LogFileProgress): Result<null> {
  const [first] = progress.damage;
  if (progress.failure !== '') {
    return failure('FILE_DAMAGED', `${name}: ${progress.failure}.`, whatWasRead(progress));
  }
  if (first === undefined) return success(null);
  const more = progress.damageCount - 1;
  const others = more === 0 ? '' : `, and ${more} more ${more === 1 ? 'place' : 'places'}`;
  const skipped = progress.damage.reduce((sum, place) => sum + place.skipped, 0);
  return failure(
    'FILE_DAMAGED',
    `${name} is damaged at byte ${first.offset}: ${first.reason}${others}.`,
    `${skipped} bytes were passed over. ${whatWasRead(progress)}`,
  );
}

function whatWasRead({ frames, datagrams }: LogFileProgress): string {
  if (frames === 0) return 'No frame could be read.';
  return `All that makes sense was read: ${frames} frames, ${datagrams} of them datagrams.`;
}
