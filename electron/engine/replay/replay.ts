import type { Player, PlayerOptions, SeekPlace } from '#native';
import {
  success,
  type ReplayPace,
  type ReplayProgress,
  type ReplayReport,
  type Result,
} from '../../contract';
import { explainInvalid } from './invalid';
import type { PreparedReplay } from './prepare';
import { RecentRate } from './recent-rate';
import { toProgress, toReport } from './told';

/** What is not about which datagrams go where. */
export type ReplayManner = Omit<
  PlayerOptions,
  'selection' | 'routes' | 'paths' | 'truncated' | 'pace' | 'maxGap'
>;

/** Datagrams of a log on their way to the network. */
export class Replay {
  readonly #rate = new RecentRate();
  #stopped = false;

  private constructor(
    private readonly player: Player,
    private readonly prepared: PreparedReplay,
  ) {}

  /** Begins to send what was prepared. Whether its concerns are heeded is for whoever calls. */
  static start(prepared: PreparedReplay, manner: ReplayManner): Result<Replay> {
    try {
      const { source, plan } = prepared;
      return success(new Replay(source.play({ ...manner, ...plan }), prepared));
    } catch (error) {
      return explainInvalid(error);
    }
  }

  /** How far it is: to be asked for a few times a second. */
  progress(): ReplayProgress {
    const progress = this.player.progress();
    return toProgress(progress, this.#rate.rate(progress));
  }

  /** May be asked for at any time. */
  report(): ReplayReport {
    const { source, isWhole } = this.prepared;
    const file = isWhole ? source.leftOver() : null;
    return toReport(this.player.report(), { stopped: this.#stopped, file });
  }

  pause(): void {
    this.player.pause();
  }

  resume(): void {
    this.player.resume();
  }

  /** Sends the next ones at once, and then nothing. */
  step(count: number): void {
    this.player.step(count);
  }

  seek(place: SeekPlace): void {
    this.player.seek(place);
  }

  /**
   * From the next datagram on. Fails where that is faster than the limit that was set (`CONFIRMATION_NEEDED`),
   * and nothing changes then.
   */
  async setPace(pace: ReplayPace): Promise<Result<null>> {
    try {
      const concern = await this.prepared.concernAbout(pace);
      if (concern !== null) return { ok: false, error: concern };
      if (this.player.progress().state !== 'done') this.player.setPace(pace);
      return success(null);
    } catch (error) {
      return explainInvalid(error);
    }
  }

  /** Ends it, and what is left is not sent. */
  stop(): void {
    if (this.player.progress().state === 'done') return;
    this.#stopped = true;
    this.player.stop();
  }

  /** Resolves when it has ended. */
  async done(): Promise<ReplayReport> {
    await this.player.done();
    return this.report();
  }

  close(): void {
    this.player.close();
  }
}
