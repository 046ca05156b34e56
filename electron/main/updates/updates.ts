import {
  escapeControls,
  failure,
  success,
  type Failure,
  type Result,
  type UpdatesStage,
  type UpdatesState,
} from '../../contract';
import type { KeptSettings } from '../settings';
import { updateFailure, visibleNotes } from './update-texts';
import type { Updater } from './updater';

/** The shortest time between two frames about one download, in milliseconds. */
const shortestInterval = 200;

interface UpdatesOptions {
  /** The version that runs. */
  running: string;
  settings: Pick<KeptSettings, 'current' | 'change' | 'onChange'>;
  /** Who finds newer versions, and the host it asks; or why there is nobody. */
  source:
    | { updater: Updater; host: string }
    | { unavailable: Extract<UpdatesStage, { kind: 'unavailable' }> };
  /** Asks whether to install that version now. Nothing may be lost once it says yes. */
  mayInstall: (version: string) => Promise<boolean>;
  /** Told that it was not installed after all, and that the application goes on. */
  staying: () => void;
}

/**
 * Newer versions: looked for at the start only where somebody agreed to it, fetched only when somebody says so,
 * and installed only after the question of `mayInstall`.
 */
export class Updates {
  readonly #options: UpdatesOptions;
  readonly #listeners = new Set<() => void>();
  #stage: UpdatesStage;
  #toldAt = -Infinity;
  #isCancelled = false;

  constructor(options: UpdatesOptions) {
    this.#options = options;
    const { source, settings } = options;
    this.#stage = 'unavailable' in source ? source.unavailable : { kind: 'idle' };
    let { atStart } = settings.current.updates;
    if (atStart === 'check') void this.#check({ asked: false });
    // Whoever agrees does not want to wait for the next start.
    settings.onChange(({ updates }) => {
      if (updates.atStart === 'check' && atStart === 'ask') void this.#check({ asked: false });
      ({ atStart } = updates);
    });
  }

  state(): UpdatesState {
    const { running, source } = this.#options;
    return { running, host: 'host' in source ? source.host : null, stage: this.#stage };
  }

  /** Calls the listener after each change. Returns a function that ends this. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Looks for a newer version, also for one that was skipped. What comes of it is told as a change. */
  check(): Promise<void> {
    return this.#check({ asked: true });
  }

  /** Fetches what was found. What comes of it is told as a change. */
  download(): Result<null> {
    const stage = this.#stage;
    if (stage.kind !== 'available')
      return failure('CALL_INAPPLICABLE', 'There is nothing found to download.');
    void this.#download(stage);
    return success(null);
  }

  cancel(): void {
    if (this.#stage.kind !== 'downloading') return;
    this.#isCancelled = true;
    this.#updater()?.cancel();
  }

  /** Asks, and installs what was downloaded. */
  async install(): Promise<Result<null>> {
    const stage = this.#stage;
    if (stage.kind !== 'ready')
      return failure('CALL_INAPPLICABLE', 'There is nothing downloaded to install.');
    if (!(await this.#options.mayInstall(stage.version))) return success(null);
    this.#updater()?.install((error) => {
      this.#options.staying();
      this.#fail(`Installing Gramscope ${stage.version}`, error);
    });
    return success(null);
  }

  /** Puts away what was told; what was downloaded is found again by the next check. */
  dismiss(): void {
    const { kind } = this.#stage;
    if (['newest', 'available', 'ready', 'failed'].includes(kind)) this.#become({ kind: 'idle' });
  }

  /** Puts away the version that was found, for good. */
  skip(): Result<null> {
    const stage = this.#stage;
    if (stage.kind !== 'available') return success(null);
    this.#become({ kind: 'idle' });
    const { current } = this.#options.settings;
    return this.#options.settings.change({
      updates: { ...current.updates, skipped: stage.version },
    });
  }

  async #check({ asked }: { asked: boolean }): Promise<void> {
    const updater = this.#updater();
    if (updater === null || ['checking', 'downloading', 'ready'].includes(this.#stage.kind)) return;
    this.#become({ kind: 'checking' });
    try {
      const found = await updater.check();
      const { skipped } = this.#options.settings.current.updates;
      if (found === null || (!asked && found.version === skipped)) {
        return this.#become({ kind: asked ? 'newest' : 'idle' });
      }
      const notes = visibleNotes(found.notes);
      const version = escapeControls(found.version);
      this.#become({ kind: 'available', version, notes, size: found.size });
    } catch (error) {
      // Whoever starts the application away from any network need not hear of it each time.
      if (asked) this.#fail('Looking for a newer version', error);
      else this.#become({ kind: 'idle' });
    }
  }

  async #download(found: Extract<UpdatesStage, { kind: 'available' }>): Promise<void> {
    const { version, size } = found;
    this.#isCancelled = false;
    this.#become({ kind: 'downloading', version, received: 0, size });
    try {
      await this.#updater()?.download((received) =>
        this.#progress({ kind: 'downloading', version, received, size }),
      );
      this.#become({ kind: 'ready', version });
    } catch (error) {
      if (this.#isCancelled) this.#become(found);
      else this.#fail(`Downloading Gramscope ${version}`, error);
    }
  }

  #progress(stage: UpdatesStage): void {
    if (this.#stage.kind !== 'downloading') return;
    if (performance.now() - this.#toldAt >= shortestInterval) this.#become(stage);
  }

  #fail(what: string, error: unknown): void {
    const told: Failure = updateFailure(what, error);
    this.#become({ kind: 'failed', error: told });
  }

  #become(stage: UpdatesStage): void {
    this.#stage = stage;
    this.#toldAt = performance.now();
    for (const listener of this.#listeners) listener();
  }

  #updater(): Updater | null {
    const { source } = this.#options;
    return 'updater' in source ? source.updater : null;
  }
}
