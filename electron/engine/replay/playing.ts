import type { Player } from '#native';
import type { ReplayProgress, ReplayReport } from '../../contract';
import { RecentRate } from './recent-rate';
import { toProgress, toReport } from './told';

/** What a player sends, on its way to the network. */
export class Playing {
  readonly #rate = new RecentRate();
  #stopped = false;

  /** @param leftOver what a report tells of the file that is played; null where there is none */
  protected constructor(
    protected readonly player: Player,
    private readonly leftOver: () => ReplayReport['file'] = () => null,
  ) {}

  /** How far it is: to be asked for a few times a second. */
  progress(): ReplayProgress {
    const progress = this.player.progress();
    return toProgress(progress, this.#rate.rate(progress));
  }

  /** May be asked for at any time. */
  report(): ReplayReport {
    return toReport(this.player.report(), { stopped: this.#stopped, file: this.leftOver() });
  }

  /** Ends it; what is left is not sent. */
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
