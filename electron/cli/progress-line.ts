/** One line of a terminal that tells how far something is; nothing where there is no terminal. */
export class ProgressLine {
  /** Milliseconds between two texts at least: more often nobody reads. */
  static readonly pause = 100;

  #shownAt = -Infinity;
  #isShown = false;

  constructor(readonly stream: NodeJS.WriteStream) {}

  show(text: string): void {
    const now = performance.now();
    if (!this.stream.isTTY || now - this.#shownAt < ProgressLine.pause) return;
    this.#shownAt = now;
    this.#isShown = true;
    // A line that is wrapped could not be taken back.
    this.#replace(text.slice(0, (this.stream.columns || 80) - 1));
  }

  clear(): void {
    if (this.#isShown) this.#replace('');
  }

  /** Back to the start of the line, and what was on it erased (ECMA-48, EL). */
  #replace(text: string): void {
    this.stream.write(`\r\u001b[K${text}`);
  }
}
