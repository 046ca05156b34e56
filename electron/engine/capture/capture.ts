import {
  Capture as NativeCapture,
  type BucketOptions,
  type CaptureOptions,
  type DatagramRow,
  type LogExtent as NativeExtent,
  type Player,
  type PlayerOptions,
  type RecordingOptions,
  type RecordingStatus,
  type ReplaySurvey,
  type RoutePlan,
  type Statistics,
  type StatisticsOptions,
  type StreamClock,
  type StreamOptions,
  type TimeBuckets,
} from '#native';
import {
  decimalSeconds,
  success,
  type Address,
  type Assumptions,
  type CaptureState,
  type Destination,
  type Detail,
  type Incident,
  type KeptSocket,
  type LogExtent,
  type LogFiles,
  type Membership,
  type Result,
  type Row,
  type SocketOptions,
  type SocketSetup,
  type SocketState,
} from '../../contract';
import { detailOf } from '../detail/detail';
import { announcementPort, RecordedSessions } from '../discovery/recorded-sessions';
import { Dissection, type LogNames } from '../filter/dissection';
import { InterfaceNames } from '../interface-names';
import { listInterfaces } from '../interfaces';
import { Marks } from '../marks/marks';
import { Query, type Asked } from '../query/query';
import { pathsOfSockets, type ReplaySource, type UnixPath } from '../replay/source';
import { uncoloured, type ColoursOf } from '../rules/colour-rules';
import { LogStreams } from '../streams/log-streams';
import { Streams } from '../streams/streams';
import { longestPayload, toDatagram, type Datagram } from './datagram';
import { Rate } from './rate';
import { explainUnwritten } from './recording-refusal';
import { previewBytes, toRow } from './row';
import { CaptureSockets, type Restoring } from './sockets';
import { Recording } from './recording';

/** How often rates are taken, in milliseconds. */
const tick = 250;

/**
 * Sockets and the one log that all their datagrams go to. Datagrams are received on a native
 * thread; this class is asked for counts and ranges and never sees one by one.
 */
export class Capture implements ReplaySource {
  readonly #native: NativeCapture;
  readonly #sockets: CaptureSockets;
  readonly #streams: LogStreams;
  /** Null before a socket hears announcements. */
  #sessions: RecordedSessions | null = null;
  #assumptionsRevision = 0;
  #socketsRevision = 0;
  /** In memory, until they are saved with it. */
  readonly marks = new Marks(() => this.#announce());
  readonly #interfaces = new InterfaceNames();
  readonly #listeners = new Set<() => void>();
  readonly #recording: Recording;
  readonly #received = new Rate(performance.now());
  readonly #bytes = new Rate(performance.now());
  readonly #timer: NodeJS.Timeout;
  #lastTick = '';

  constructor(options: CaptureOptions = {}) {
    this.#native = new NativeCapture(options);
    this.#sockets = new CaptureSockets(this.#native);
    this.#streams = new LogStreams(this.#native);
    this.onIncident(() => this.#announce());
    this.#recording = new Recording(this.#native);
    this.#native.onActivity(() => this.#announce());
    this.#timer = setInterval(() => this.#tick(), tick);
  }

  /** Opens a socket; from then on its datagrams go to the log. */
  async addSocket(
    address: Address,
    setup: Omit<SocketSetup, 'address'> = {},
  ): Promise<Result<SocketState>> {
    return this.#told(await this.#sockets.add({ ...setup, address }));
  }

  /** The same with one that keptSockets() leaves out, for whoever opens it anew the next time. */
  async addPassingSocket(address: Address): Promise<Result<SocketState>> {
    return this.#told(await this.#sockets.add({ address }, 'passing'));
  }

  /** Closes a socket. When this returns, no further datagram of it reaches the log. */
  removeSocket(id: number): Result<null> {
    return this.#told(this.#sockets.remove(id));
  }

  /** Opens a socket again that is not open; groups that it cannot join now are told. */
  async startSocket(id: number): Promise<Result<null>> {
    return this.#told(await this.#sockets.start(id));
  }

  /** Closes a socket, which stays to be started again. */
  stopSocket(id: number): Result<null> {
    return this.#told(this.#sockets.stop(id));
  }

  /** Joins a group: now, or where the socket is not open, when it is. */
  join(id: number, membership: Membership): Result<null> {
    return this.#told(this.#sockets.with(id, (socket) => socket.join(membership)));
  }

  /** Leaves a group; without an interface, wherever it was joined. */
  leave(id: number, membership: Membership): Result<null> {
    return this.#told(this.#sockets.with(id, (socket) => socket.leave(membership)));
  }

  /** Changes some options: now, or where the socket is not open, when it is. */
  tune(id: number, options: SocketOptions): Result<null> {
    return this.#told(this.#sockets.with(id, (socket) => socket.tune(options)));
  }

  /** Sends one datagram from a socket, as it is set; the log has it as outbound. */
  sendFrom(id: number, destination: Destination, payload: Uint8Array): Result<null> {
    return this.#sockets.with(id, (socket) => socket.sendFrom(destination, payload));
  }

  /** Says what to assume of what a socket received and receives. */
  assume(id: number, assumptions: Assumptions): Result<null> {
    const assumed = this.#sockets.assume(id, assumptions);
    if (assumed.ok) this.#assumptionsRevision += 1;
    return this.#told(assumed);
  }

  /** Another number once keptSockets() may be others. */
  get socketsRevision(): number {
    return this.#socketsRevision;
  }

  /** The sockets as they are, for a capture that goes on another time. */
  keptSockets(): KeptSocket[] {
    return this.#sockets.kept();
  }

  /**
   * Adds sockets as they were left. Those that cannot be opened are there, with the reason; those that received
   * can be held back until somebody starts them.
   */
  async restoreSockets(
    kept: readonly KeptSocket[],
    restoring: Restoring = { running: 'start' },
  ): Promise<void> {
    await this.#sockets.restore(kept, restoring);
    this.#told(success(null));
  }

  /** Records from now on what all sockets receive, those opened later included. An earlier recording ends. */
  record(options: RecordingOptions): Result<null> {
    const begun = this.#recording.start(options);
    this.#announce();
    return begun;
  }

  /** Ends the recording, and tells how it went; null where there was none. */
  stopRecording(): RecordingStatus | null {
    const status = this.#recording.stop();
    this.#announce();
    return status;
  }

  /**
   * Saves what was received and not recorded: the temporary files are moved there. Resolves to the
   * files that were made: one, unless it is much, or Unix sockets are among it.
   */
  async save(file: string, options: { replace?: boolean } = {}): Promise<Result<string[]>> {
    const saved = await this.#recording.save(file, options);
    this.#announce();
    return saved;
  }

  /** Rows of a table that exist in `first` to `first + count - 1`. */
  rows(first: number, count: number, coloursOf: ColoursOf = uncoloured): Row[] {
    return this.#rows(this.#native.rows(first, count, { payloadLimit: previewBytes }), coloursOf);
  }

  /** Datagrams with their payloads that exist in `first` to `first + count - 1`. */
  datagrams(first: number, count: number): Datagram[] {
    return this.#native
      .rows(first, count, { payloadLimit: longestPayload })
      .map((row) => this.#datagram(row));
  }

  /** Datagrams without their payloads, as the log has them, that exist in `first` to `first + count - 1`. */
  headers(first: number, count: number): DatagramRow[] {
    return this.#native.rows(first, count, { payloadLimit: 0 });
  }

  /** A datagram with what is in it, decoded now; null if the log does not have it. */
  detail(number: number): Detail | null {
    const [row] = this.#native.rows(number, 1, { payloadLimit: longestPayload });
    if (row?.number !== number) return null;
    const origin = {
      name: this.#sockets.names.get(row.socket) ?? '',
      frame: null,
      names: this.names(),
    };
    return detailOf(row, origin, this.#sockets.assumptionsOf(row.socket));
  }

  /** Looks for the datagrams that a filter matches, also among those that come later. */
  query(asked: Asked): Result<Query<Datagram>> {
    const show = (rows: readonly DatagramRow[]) => rows.map((row) => this.#datagram(row));
    const options = { log: this.#native, streams: this.#streams, names: () => this.names(), show };
    return Query.start(options, asked);
  }

  /** The same with rows of a table. */
  queryRows(asked: Asked, coloursOf: ColoursOf = uncoloured): Result<Query<Row>> {
    const show = (rows: readonly DatagramRow[]) => this.#rows(rows, coloursOf);
    const options = { log: this.#native, streams: this.#streams, names: () => this.names(), show };
    return Query.start({ ...options, payloadLimit: previewBytes }, asked);
  }

  /** What sockets and interfaces are called, those that are gone included. */
  names(): LogNames {
    let interfaces: LogNames['interfaces'] | undefined;
    return {
      sockets: Object.fromEntries(this.#sockets.names),
      // Asks the system: for those alone who want to know.
      get interfaces() {
        return (interfaces ??= namesByIndex());
      },
      streams: this.#streams,
    };
  }

  /** Counts datagrams by time. */
  buckets(options: BucketOptions): Promise<TimeBuckets> {
    return this.#native.buckets(options);
  }

  /** Counts datagrams by groups, sizes and intervals. */
  countStatistics(options: StatisticsOptions): Promise<Statistics> {
    return this.#native.countStatistics(options);
  }

  /** Says how streams are judged; those that are known are told apart anew. */
  setStreamOptions(options: StreamOptions): void {
    this.#streams.setOptions(options);
  }

  /** Another number once streams are told apart anew. */
  get streamsRevision(): number {
    return this.#streams.revision;
  }

  /** Says which clock rates sessions have that others announced. */
  setSessionClocks(clocks: readonly StreamClock[]): void {
    this.#streams.setSessionClocks(clocks);
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

  /** The streams of what the log still had when somebody first asked for any, and of what came since. */
  streams(): Streams {
    const interfaces = {
      nameOf: ({ interfaceIndex }: { interfaceIndex: number }) =>
        this.#interfaces.nameOf(interfaceIndex) ?? '',
      known: () => this.#interfaces.known(),
    };
    return new Streams(this.#streams, interfaces);
  }

  /** Resolves to the number of the first datagram from a time, in nanoseconds since 1970, or later; or null. */
  seekTime(time: bigint): Promise<number | null> {
    return this.#native.seekTime(time);
  }

  /** Sends what has come so far, or a part of it, to the network. */
  play(options: PlayerOptions): Player {
    return this.#native.play(options);
  }

  /** What it would be to play what has come so far. */
  survey(plan: RoutePlan): Promise<ReplaySurvey> {
    return this.#native.survey(plan);
  }

  /** Where Unix datagrams went, also those of sockets that are gone. */
  unixPaths(): UnixPath[] {
    return pathsOfSockets(this.#sockets.names);
  }

  /** Nothing comes that is no datagram. */
  leftOver(): null {
    return null;
  }

  /** The number of the newest datagram: there is no end to wait for. */
  counted(): Promise<Result<number>> {
    return Promise.resolve(success(this.extent().last));
  }

  /** As the predicate `frame` takes it: what comes from no file goes by its number. */
  frameAt(number: number): number | null {
    return number;
  }

  /** When a datagram came, as in rows; null if the log does not have it. */
  timeAt(number: number): string | null {
    const [row] = this.#native.rows(number, 1, { payloadLimit: 0 });
    return row?.number === number ? decimalSeconds(row.time) : null;
  }

  extent(): LogExtent {
    return toExtent(this.#native.extent());
  }

  state(): CaptureState {
    const log = this.#native.extent();
    return {
      source: 'live',
      log: toExtent(log),
      files: toFiles(log),
      recording: this.#recording.state(),
      unsaved: this.#recording.unsaved(log),
      totals: {
        ...this.#sockets.totals(),
        perSecond: this.#received.perSecond,
        bytesPerSecond: this.#bytes.perSecond,
      },
      sockets: this.#sockets.states(),
      incidents: this.#sockets.incidents.list(),
      assumptionsRevision: this.#assumptionsRevision,
    };
  }

  /**
   * Calls the listener when something changed since it last ran; it is told of many datagrams at
   * once. Returns a function that ends this.
   */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Calls the listener for each thing that happens to a socket without anybody's doing, such as that it joined a
   * group again. Returns a function that ends this.
   */
  onIncident(listener: (incident: Incident) => void): () => void {
    return this.#sockets.incidents.onIncident(listener);
  }

  /** Closes all sockets and frees the log. The capture cannot be used afterwards. */
  close(): void {
    this.#sockets.close();
    clearInterval(this.#timer);
    this.#listeners.clear();
    this.#sessions?.close();
    this.#streams.close();
    this.#native.close();
  }

  #rows(rows: readonly DatagramRow[], coloursOf: ColoursOf): Row[] {
    const names = this.names();
    const dissected = rows.map((row) => ({ row, dissection: new Dissection(row, names) }));
    const colours = coloursOf(dissected.map(({ dissection }) => dissection));
    return dissected.map(({ row, dissection }, at) =>
      toRow(row, this.#sockets.names.get(row.socket) ?? '', {
        colour: colours[at] ?? null,
        charset: this.#sockets.assumptionsOf(row.socket).charset,
        dissection,
        interface: this.#interfaces.nameOf(row.interfaceIndex),
      }),
    );
  }

  #datagram(row: DatagramRow): Datagram {
    return toDatagram(row, this.#sockets.names.get(row.socket) ?? '');
  }

  #tick(): void {
    const now = performance.now();
    this.#sockets.sample(now);
    const totals = this.#sockets.totals();
    this.#received.sample(now, totals.received);
    this.#bytes.sample(now, totals.bytes);
    this.#announceIfDifferent();
  }

  /** Rates fall to zero, and drops are counted, without any datagram telling us. */
  #announceIfDifferent(): void {
    const { files, recording, totals, sockets } = this.state();
    const seen = JSON.stringify([files, recording, totals, sockets]);
    if (seen === this.#lastTick) return;
    this.#lastTick = seen;
    this.#announce();
  }

  /** An outcome of something that may have changed sockets. */
  #told<Outcome>(outcome: Outcome): Outcome {
    this.#socketsRevision += 1;
    if (this.#sockets.hear(announcementPort)) this.#readSessions();
    this.#announce();
    return outcome;
  }

  /** From then on. Other captures need no thread for it. */
  #readSessions(): void {
    this.#sessions ??= new RecordedSessions(this.#native, {
      tell: (clocks) => this.#streams.setSessionClocks(clocks, 'recorded'),
    });
  }

  #announce(): void {
    for (const listener of this.#listeners) listener();
  }
}

function namesByIndex(): LogNames['interfaces'] {
  return Object.fromEntries(listInterfaces().map(({ index, name }) => [index, name]));
}

function toExtent({ first, last, evicted }: NativeExtent): LogExtent {
  return { first, last, evicted };
}

function toFiles({ bytes, lost, error }: NativeExtent): LogFiles {
  return { bytes, lost, failure: error === undefined ? null : explainUnwritten(error, lost) };
}
