import { addon, type LogSource, type NativePlayer } from '../addon';
import { News } from '../news';
import type { Pace, PlayerOptions, PlayerProgress, PlayerReport, SeekPlace } from './plan';
import type { NativeTestStreams } from './test-stream-plan';

/**
 * Sends the datagrams of a log, on a thread of its own that JavaScript never delays; another thread reads
 * ahead. Made by `LogFile.play()`, `Capture.play()` and `sendTestStreams()`.
 *
 * Keeps the process alive until it is done. What the controls ask for is done between two datagrams, in the
 * order of the calls. After close() every method but close() throws an Error with code `ERR_PLAYER_CLOSED`.
 */
export class Player {
  readonly #native: NativePlayer;
  readonly #news = new News(this);

  /**
   * Throws a TypeError (`ERR_INVALID_ARG_TYPE`) or a RangeError (`ERR_OUT_OF_RANGE`) that names the
   * option. Begins at once.
   */
  constructor(source: LogSource | NativeTestStreams, options: PlayerOptions) {
    this.#native = new (addon().Player)(source, options);
    // Through a weak reference, so that a player that is done and that nobody holds can be collected.
    const self = new WeakRef<Player>(this);
    this.#native.onactivity = () => {
      const player = self.deref();
      if (player !== undefined) player.#news.tell();
    };
  }

  /** Lets the next call of the activity listener through. */
  progress(): PlayerProgress {
    const progress = this.#native.progress();
    if (progress.state === 'done') this.#news.end();
    return progress;
  }

  /** The same with everything that is told at the end; it may be asked for at any time. */
  report(): PlayerReport {
    return this.#native.report();
  }

  /** Sends nothing until resume() or step(). */
  pause(): void {
    this.#native.pause();
  }

  /** Goes on with the spacing that was left. */
  resume(): void {
    this.#native.resume();
  }

  /** Sends the next `count` datagrams at once, 1 or more, and then nothing. */
  step(count = 1): void {
    this.#native.step(count);
  }

  /**
   * Goes on elsewhere in the log, at once: what lies between is not sent, and what is sent again is sent
   * again. Beyond the last selected row, the loop ends. Playing or paused it stays. Test
   * streams only go on: with these nothing happens.
   */
  seek(place: SeekPlace): void {
    this.#native.seek(place);
  }

  /** From the next datagram on. */
  setPace(pace: Pace): void {
    this.#native.setPace(pace);
  }

  /** Ends it; the report stays. */
  stop(): void {
    this.#native.stop();
  }

  /**
   * Sets who is told that it was paused, resumed or is done: once, until progress() is called again. How far
   * it is nobody is told: look as often as you like.
   */
  onActivity(listener: (() => void) | null): void {
    this.#news.listen(listener);
  }

  /** Resolves once it is done. Rejects with `ERR_PLAYER_CLOSED` when it is closed before. */
  async done(): Promise<PlayerReport> {
    await this.#news.until(() => (this.progress().state === 'done' ? true : undefined));
    return this.report();
  }

  /** Ends it, closes its sockets and lets go of the log. The second time does nothing. */
  close(): void {
    this.#news.listen(null);
    this.#native.close();
    this.#news.tell();
  }
}
