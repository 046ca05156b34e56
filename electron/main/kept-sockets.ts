import type { Failure, KeptSocket, Result, Settings } from '../contract';
import type { Capture } from '../engine';

/** The sockets of a capture, as far as they are kept. */
type Sockets = Pick<Capture, 'keptSockets' | 'onChange' | 'restoreSockets' | 'socketsRevision'>;

/** Where they are kept. */
interface Keeper {
  readonly current: Pick<Settings, 'sockets'>;
  change(change: { sockets: KeptSocket[] }): Result<null>;
}

/** Brings the sockets of the last run back, and keeps them as they are from then on. */
export class KeptSockets {
  #revision = 0;

  constructor(
    readonly capture: Sockets,
    readonly settings: Keeper,
    /** Told when they could not be kept. */
    readonly failed: (failure: Failure) => void,
  ) {}

  /** Where a person came for something else, sockets that received are held back until they are started. */
  async restore(restoring: Parameters<Sockets['restoreSockets']>[1]): Promise<void> {
    await this.capture.restoreSockets(this.settings.current.sockets, restoring);
    this.#revision = this.capture.socketsRevision;
    this.capture.onChange(() => this.#keep());
  }

  /** Does something only where sockets are others: a capture also tells that datagrams came. */
  #keep(): void {
    const { socketsRevision } = this.capture;
    if (socketsRevision === this.#revision) return;
    this.#revision = socketsRevision;
    const kept = this.settings.change({ sockets: this.capture.keptSockets() });
    if (!kept.ok) this.failed(kept.error);
  }
}
