/** A map that keeps the entries that were set last, and forgets the others. */
export class Recent<Key, Value> {
  readonly #entries = new Map<Key, Value>();

  constructor(
    /** Entries that are kept. */
    readonly most: number,
  ) {}

  get(key: Key): Value | undefined {
    return this.#entries.get(key);
  }

  set(key: Key, value: Value): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size <= this.most) return;
    // A map has its entries in the order in which they were added.
    for (const oldest of this.#entries.keys()) {
      this.#entries.delete(oldest);
      return;
    }
  }

  delete(key: Key): void {
    this.#entries.delete(key);
  }

  values(): IterableIterator<Value> {
    return this.#entries.values();
  }
}
