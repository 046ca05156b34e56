import { stat } from 'node:fs/promises';

/** How often the size of a file is looked at, in milliseconds. Systems tell of changes, but not on all disks. */
const INTERVAL = 200;

/** Looks at how a file grows that another program writes. */
export class FileGrowth {
  #timer: NodeJS.Timeout | undefined;
  #size = 0;
  #stopped = false;

  constructor(
    readonly path: string,
    readonly grew: (size: number) => void,
    /** It is gone, or shorter than it was: nothing more is looked at. */
    readonly ended: (reason: string) => void,
  ) {}

  /** Tells the size at once, and each time that it has grown. */
  async start(): Promise<void> {
    try {
      const { size } = await stat(this.path);
      if (this.#stopped) return;
      if (size < this.#size) return this.ended('it became shorter while it was followed');
      if (size > this.#size) this.grew(size);
      this.#size = size;
    } catch (error) {
      if (!this.#stopped) this.ended(`it cannot be followed: ${(error as Error).message}`);
      return;
    }
    this.#timer = setTimeout(() => void this.start(), INTERVAL);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }
}
