import path from 'node:path';

import { loadAddonFile } from './addon-file';
import type {
  Membership,
  NativeSocket,
  NativeSocketOptions,
  SocketOption,
} from './dgram/native-socket';
import type { FileExportProgress, NativeFileExportOptions } from './file-export-options';
import type { LogExtent } from './log';
import type { LogFileInterface, LogFileProgress } from './log-file-progress';
import type { NetworkInterface } from './network-interface';
import type { Predicate } from './query/predicate';
import type { QueryProgress } from './query/query-progress';
import type { Question, QuestionBatch } from './query/question-messages';
import type { BucketOptions, NativeTimeBuckets } from './query/time-buckets';
import type {
  Pace,
  PlayerOptions,
  PlayerProgress,
  PlayerReport,
  ReplaySurvey,
  RoutePlan,
  SeekPlace,
} from './replay/plan';
import type { NativeTestStreams } from './replay/test-stream-plan';
import type { RecordingOptions, RecordingStatus } from './recording';
import type { StatisticsCount, StatisticsOptions } from './statistics';
import type {
  StreamEventSelection,
  StreamClock,
  StreamListing,
  StreamOptions,
  StreamProtocol,
} from './streams/options';
import type {
  StreamDetail,
  StreamEvent,
  StreamEventPage,
  StreamPage,
  StreamProgress,
} from './streams/stream';
import type {
  BufferSize,
  OpenedSocket,
  SendDestination,
  SocketStatistics,
  UdpSocketOptions,
  UnixSocketOptions,
} from './opened-socket';

/** The native half of a capture (binding/capture.h). */
export interface NativeCapture {
  /** Called on activity. A property, so that the capture and a listener that knows it can be collected. */
  onactivity?: (() => void) | null;
  openUdp(options: UdpSocketOptions): OpenedSocket;
  openUnix(options: UnixSocketOptions): OpenedSocket;
  /** Joins one group on one interface, or leaves it. */
  join(id: number, membership: Membership): void;
  leave(id: number, membership: Membership): void;
  /** As those of NativeSocket. */
  setOption(id: number, name: SocketOption, value: number): void;
  getOption(id: number, name: SocketOption): number;
  setMulticastInterface(id: number, address: string): void;
  buffer(id: number, name: 'receiveBuffer' | 'sendBuffer'): BufferSize;
  send(id: number, payload: Uint8Array, destination: SendDestination): void;
  record(options: RecordingOptions): void;
  stopRecording(): void;
  recording(): RecordingStatus | null;
  /** Completes the temporary files, and keeps them until release(). */
  holdTemporary(): string[];
  relocate(from: string, to: string): void;
  release(): void;
  closeSocket(id: number): SocketStatistics;
  statistics(id: number): SocketStatistics;
  /** Also lets the next activity through. */
  extent(): LogExtent;
  /** Packed rows: see packed-rows.ts. */
  rows(first: number, count: number, payloadLimit: number): ArrayBuffer;
  source(): LogSource;
  /** Calls `onactivity` soon, whether or not it was called since the last look. */
  signal(): void;
  close(): void;
}

/** What the native half of a capture is made with: see CaptureOptions. */
export interface NativeCaptureOptions {
  folder: string;
  temporaryBytes?: number;
  temporarySeconds?: number;
  mostRows?: number;
}

/** The native half of an interface watcher (binding/interface_watcher.h). */
export interface NativeInterfaceWatcher {
  /** Called when interfaces may have changed; once for all changes that came together. */
  onchanged?: (() => void) | null;
  ref(): void;
  unref(): void;
  /** Nothing is called afterwards. */
  close(): void;
}

/** The native half of an open file (binding/log_file.h). */
export interface NativeLogFile {
  /** Called on activity, as that of a capture is. */
  onactivity?: (() => void) | null;
  /** Says that the file has so many bytes that may be read. */
  grow(size: number): void;
  /** Says that it will not grow. */
  complete(): void;
  /** Ends indexing where it is. */
  stop(): void;
  /** Also lets the next activity through. */
  progress(): LogFileProgress;
  interfaces(): LogFileInterface[];
  /** Packed rows: see packed-rows.ts. */
  rows(first: number, count: number, payloadLimit: number): ArrayBuffer;
  /** For queries and counts. */
  source(): LogSource;
  close(): void;
}

declare const logSource: unique symbol;

/** A log for native code to read: opaque here. Does not keep the log alive (binding/log_source_value.h). */
export interface LogSource {
  readonly [logSource]: never;
}

declare const streamsHandle: unique symbol;

/** The streams of a log for a query to read: opaque here. Does not keep them alive (binding/stream_run_value.h). */
export interface StreamsHandle {
  readonly [streamsHandle]: never;
}

/** The native half of a query (binding/query.h). */
export interface NativeQuery {
  /** Called on activity, as that of a capture is, and in any case when nothing is left to do. */
  onactivity?: (() => void) | null;
  /** Those that the predicate asks about: held here, because streams that nobody holds close themselves. */
  streams?: object | undefined;
  /** Also lets the next activity through. */
  progress(): QueryProgress;
  matches(first: number, count: number): Float64Array;
  undecided(): Float64Array;
  /** Packed rows: see packed-rows.ts. */
  rows(first: number, count: number, payloadLimit: number): ArrayBuffer;
  rankOf(number: number): number;
  countByTime(options: BucketOptions): Promise<NativeTimeBuckets>;
  countStatistics(options: Omit<StatisticsOptions, 'signal'>): StatisticsCount;
  /** Those of the predicate, in the order in which they are answered for each datagram. */
  questions(): Question[];
  /** The next datagrams to be asked about, or null. Also lets the next activity through. */
  takeBatch(): QuestionBatch | null;
  /** Has takeBatch() give those again that were taken and are not answered. */
  returnBatches(): void;
  /** For each datagram of a batch a byte for each question: see SharedAnswers. */
  answer(id: number, answers: Uint8Array): void;
  /** Ends the query. */
  fail(reason: string): void;
  cancel(): void;
  close(): void;
}

/** The native half of the streams of a log (binding/streams.h). */
export interface NativeStreams {
  /** Called on activity, as that of a capture is, and in any case when nothing is left to do. */
  onactivity?: (() => void) | null;
  /** Also lets the next activity through. */
  progress(): StreamProgress;
  /** Texts are in lower case; `protocols` are those that have it in their names. */
  list(listing: StreamListing & { protocols?: readonly StreamProtocol[] }): StreamPage;
  detail(stream: number): StreamDetail | null;
  events(request: StreamEventSelection & { from: number; count: number }): StreamEventPage;
  seek(
    request: StreamEventSelection & { row?: number; direction: 'next' | 'previous' },
  ): StreamEvent | null;
  eventsAt(first: number, count: number): StreamEvent[];
  streamsOf(first: number, count: number): Uint32Array;
  /** For queries. */
  handle(): StreamsHandle;
  setClocks(known: { clocks: readonly StreamClock[] }): void;
  cancel(): void;
  close(): void;
}

/** The native half of an export (binding/file_export.h). */
export interface NativeFileExport {
  /** Called on activity, as that of a capture is. */
  onactivity?: (() => void) | null;
  /** Also lets the next activity through. Throws what ended the export, `ABORT_ERR` among others. */
  progress(): FileExportProgress;
  cancel(): void;
  /** Waits for the thread, which ends soon. */
  close(): void;
}

/** The native half of a player (binding/player.h). */
export interface NativePlayer {
  /** Called on activity, as that of a capture is. */
  onactivity?: (() => void) | null;
  /** Also lets the next activity through. */
  progress(): PlayerProgress;
  report(): PlayerReport;
  pause(): void;
  resume(): void;
  step(count: number): void;
  seek(place: SeekPlace): void;
  setPace(pace: Pace): void;
  stop(): void;
  /** Waits for the threads, which end soon. */
  close(): void;
}

/** What the compiled addon exports (binding/addon.cc). */
export interface Addon {
  readonly Capture: new (options: NativeCaptureOptions) => NativeCapture;
  readonly FileExport: new (
    source: LogSource,
    options: NativeFileExportOptions,
  ) => NativeFileExport;
  readonly LogFile: new (options: { path: string } | { descriptor: number }) => NativeLogFile;
  readonly Player: new (
    source: LogSource | NativeTestStreams,
    options: PlayerOptions,
  ) => NativePlayer;
  readonly Query: new (
    source: LogSource,
    predicate: Predicate,
    streams?: StreamsHandle,
  ) => NativeQuery;
  readonly Streams: new (source: LogSource, options: StreamOptions) => NativeStreams;
  readonly countByTime: (source: LogSource, options: BucketOptions) => Promise<NativeTimeBuckets>;
  readonly countStatistics: (
    source: LogSource,
    options: Omit<StatisticsOptions, 'signal'>,
  ) => StatisticsCount;
  readonly seekTime: (source: LogSource, time: bigint) => Promise<number | null>;
  readonly surveyReplay: (source: LogSource, plan: RoutePlan) => Promise<ReplaySurvey>;
  readonly Socket: new (options: NativeSocketOptions) => NativeSocket;
  readonly InterfaceWatcher: new () => NativeInterfaceWatcher;
  readonly listInterfaces: () => NetworkInterface[];
  /** Offsets and sizes of packed rows as the compiler laid them out, by name. */
  readonly packedRowLayout: Readonly<Record<string, number>>;
}

/** Seen from native/dist/index.cjs, into which this file is bundled. */
const NATIVE = path.join(__dirname, '..');

let loaded: Addon | undefined;

/**
 * The compiled addon, loaded on first use, so that what needs no sockets works without it.
 * Throws an Error with code `ERR_ADDON_MISSING` when there is none for this system, `ERR_ADDON_UNUSABLE`
 * when the system refuses to load it.
 */
export function addon(): Addon {
  loaded ??= loadAddonFile(NATIVE, process) as Addon;
  return loaded;
}
