/** Standard output that waits for a slow reader and notices when the reader has gone. */
export class Output {
  #gone = false;

  constructor(readonly stream: NodeJS.WriteStream) {
    // EPIPE: `gramscope listen ... | head` ends like any other filter, without a stack trace.
    stream.on('error', () => {
      this.#gone = true;
    });
  }

  /** True when nobody reads any more. */
  get gone(): boolean {
    return this.#gone;
  }

  /** Resolves when the reader has taken it, or has gone. */
  async write(text: string | Uint8Array): Promise<void> {
    if (this.#gone) return;
    await new Promise<void>((resolve) => {
      this.stream.write(text, () => resolve());
    });
  }
}
