import { listInterfaces } from './interfaces';

/** How often the system is asked for interfaces that are not known, in milliseconds. */
const interval = 1000;

/** What the interfaces of this machine are called, those that were seen and are gone included. */
export class InterfaceNames {
  readonly #names = new Map<number, string>();
  #asked = -Infinity;

  /** Null where no interface has this index, as none has 0. */
  nameOf(index: number): string | null {
    if (index === 0) return null;
    if (!this.#names.has(index)) this.#learn();
    return this.#names.get(index) ?? null;
  }

  /** Those that are known by now, by their indexes. */
  known(): ReadonlyMap<number, string> {
    this.#learn();
    return this.#names;
  }

  /** Rows of an interface that is gone would have the system asked for each of them. */
  #learn(): void {
    const now = performance.now();
    if (now - this.#asked < interval) return;
    this.#asked = now;
    for (const { index, name } of listInterfaces()) this.#names.set(index, name);
  }
}
