import { addon, type LogSource, type NativeStreams, type StreamsHandle } from '../addon';
import { News } from '../news';
import {
  streamProtocols,
  type StreamClock,
  type StreamEventSelection,
  type StreamListing,
  type StreamOptions,
} from './options';
import type {
  StreamDetail,
  StreamEvent,
  StreamEventPage,
  StreamPage,
  StreamProgress,
} from './stream';

/**
 * The streams of a log, told apart and counted by a thread of its own, which follows the log while it grows:
 * from the first row that the log has, whenever it is asked for. Made by `Capture.streams()` and
 * `LogFile.streams()`.
 *
 * Rates, states and alarms are those of now: of a capture by the clock, of a file by its latest datagram. What a
 * capture sent itself is no stream, for where it is looped back it comes as well.
 *
 * Keeps the process alive until all that the log has is known, and what it needs of the log alive until it is
 * closed, also when the log is closed before. One that nobody waits for and that is collected closes
 * itself. After close() every method but close() throws an Error with code `ERR_STREAMS_CLOSED`.
 */
export class Streams {
  readonly #native: NativeStreams;
  readonly #news = new News(this);
  /** Whether the listener was called since somebody looked. */
  #told = false;

  /**
   * Throws a TypeError (`ERR_INVALID_ARG_TYPE`) or a RangeError (`ERR_OUT_OF_RANGE`) that names the option.
   */
  constructor(source: LogSource, options: StreamOptions = {}) {
    this.#native = new (addon().Streams)(source, options);
    // Through a weak reference, so that streams nobody holds any more can be collected.
    const self = new WeakRef<Streams>(this);
    this.#native.onactivity = () => {
      const streams = self.deref();
      if (streams !== undefined) streams.#stir();
    };
  }

  /** Lets the next call of the activity listener through. */
  progress(): StreamProgress {
    this.#told = false;
    const progress = this.#native.progress();
    if (progress.done) this.#news.end();
    return progress;
  }

  /**
   * Sets who is told that there is more, or that the analysis has ended: once, until progress() is called
   * again. Replaces the one before.
   */
  onActivity(listener: (() => void) | null): void {
    this.#news.listen(listener);
  }

  /**
   * Resolves once all rows that the log has are known, or the analysis has ended. Rejects with
   * `ERR_STREAMS_CLOSED` when it is closed before.
   */
  async caughtUp(): Promise<StreamProgress> {
    return await this.#reached(({ caughtUp, done }) => caughtUp || done);
  }

  /** The same once the rows up to this number are known, or the analysis has ended. */
  async reached(number: number): Promise<StreamProgress> {
    return await this.#reached(({ analysed, done }) => analysed >= number || done);
  }

  /** The same once the analysis has ended: never on a live log, unless it is cancelled or fails. */
  async done(): Promise<StreamProgress> {
    return await this.#reached(({ done }) => done);
  }

  list(listing: StreamListing): StreamPage {
    const { text } = listing;
    if (typeof text !== 'string') return this.#native.list(listing);
    const wanted = text.toLowerCase();
    const protocols = streamProtocols.filter((protocol) => protocol.includes(wanted));
    return this.#native.list({ ...listing, text: wanted, protocols });
  }

  /** Null where there is no such stream. */
  detail(stream: number): StreamDetail | null {
    return this.#native.detail(stream);
  }

  /** Events in the order of the log; `from` is the place of the first one, from 0, `count` 1 to 1000. */
  events(request: StreamEventSelection & { from: number; count: number }): StreamEventPage {
    return this.#native.events(request);
  }

  /**
   * The next event behind a row, or the last one before it; the first or the last of all where no row is
   * given. Null where there is none.
   */
  seek(
    request: StreamEventSelection & { row?: number; direction: 'next' | 'previous' },
  ): StreamEvent | null {
    return this.#native.seek(request);
  }

  /** What happened at the rows `first` to `first` + `count` - 1 (`count`: 0 to 65536), up to 65536 events. */
  eventsAt(first: number, count: number): StreamEvent[] {
    return this.#native.eventsAt(first, count);
  }

  /**
   * The numbers of the streams of these rows, as far as the log has them; 0 for those that belong to
   * none, or are not known yet.
   */
  streamsOf(first: number, count: number): Uint32Array {
    return this.#native.streamsOf(first, count);
  }

  /** Tells other clock rates, in place of those there were. Packets that come from now on are measured by them. */
  setClocks(clocks: readonly StreamClock[]): void {
    this.#native.setClocks({ clocks });
  }

  /** For queries: see `QueryOptions.streams`. */
  handle(): StreamsHandle {
    return this.#native.handle();
  }

  /** Stops the analysis. What is known stays. */
  cancel(): void {
    this.#native.cancel();
  }

  /** Stops the analysis, if need be, and frees what is known. The second time does nothing. */
  close(): void {
    this.#news.listen(null);
    this.#native.close();
    this.#news.tell();
  }

  #stir(): void {
    if (this.#told) return;
    this.#told = true;
    this.#news.tell();
  }

  async #reached(isThere: (progress: StreamProgress) => boolean): Promise<StreamProgress> {
    return await this.#news.until(() => {
      const progress = this.progress();
      return isThere(progress) ? progress : undefined;
    });
  }
}
