import type { Player, PlayerOptions, SeekPlace } from '#native';
import { success, type ReplayPace, type Result } from '../../contract';
import { explainInvalid } from './invalid';
import { Playing } from './playing';
import type { PreparedReplay } from './prepare';

/** What is not about which datagrams go where. */
export type ReplayManner = Omit<
  PlayerOptions,
  'selection' | 'routes' | 'paths' | 'truncated' | 'pace' | 'maxGap'
>;

/** Datagrams of a log on their way to the network. */
export class Replay extends Playing {
  private constructor(
    player: Player,
    private readonly prepared: PreparedReplay,
  ) {
    super(player, () => (prepared.isWhole ? prepared.source.leftOver() : null));
  }

  /** Begins to send what was prepared. Whether its concerns are heeded is for whoever calls. */
  static start(prepared: PreparedReplay, manner: ReplayManner): Result<Replay> {
    try {
      const { source, plan } = prepared;
      return success(new Replay(source.play({ ...manner, ...plan }), prepared));
    } catch (error) {
      return explainInvalid(error);
    }
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
}
