// @ts-check
// Everything goes to stderr: the standard output belongs to the command that set-up prepares.
const terminal = process.stderr;
const REWRITE_MS = 1_000;
const HEARTBEAT_MS = 10_000;

/**
 * @typedef {object} StepOptions
 * @property {() => Promise<number>} [measure] bytes there so far, asked for while the step lasts
 * @property {number} [totalBytes] what `measure` is expected to arrive at
 */

/** @type {Progress | undefined} the step whose line a terminal is showing */
let current;

/**
 * Prints one line.
 * @param {string} line
 */
export function say(line) {
  if (current) terminal.write('\r\x1b[K');
  terminal.write(`gramscope: ${line}\n`);
}

/**
 * Does a piece of work that takes a while and shows that it is alive: a line that rewrites itself on a
 * terminal, a line every 10 seconds elsewhere.
 * @template T
 * @param {string} label
 * @param {() => Promise<T>} work
 * @param {StepOptions} [options]
 * @returns {Promise<T>}
 */
export async function step(label, work, options = {}) {
  const progress = new Progress(label, options);
  try {
    const result = await work();
    await progress.end('done in');
    return result;
  } catch (error) {
    await progress.end('failed after');
    throw error;
  }
}

/**
 * @param {number} bytes
 * @returns {string} in megabytes of a million bytes
 */
export function megabytes(bytes) {
  return `${Math.round(bytes / 1e6)} MB`;
}

class Progress {
  #started = Date.now();
  /** @type {number | undefined} */
  #bytes;
  #measuring = Promise.resolve();
  #label;
  #options;
  #timer;

  /**
   * @param {string} label
   * @param {StepOptions} options
   */
  constructor(label, options) {
    this.#label = label;
    this.#options = options;
    this.#timer = setInterval(() => this.#tick(), terminal.isTTY ? REWRITE_MS : HEARTBEAT_MS);
    if (terminal.isTTY) current = this;
    this.#show(`${label} ...`);
  }

  /** @param {string} outcome */
  async end(outcome) {
    clearInterval(this.#timer);
    await this.#measuring;
    await this.#measure();
    current = undefined;
    const start = terminal.isTTY ? '\r\x1b[K' : '';
    terminal.write(`${start}gramscope: ${this.#label}: ${outcome} ${this.#amounts()}\n`);
  }

  #tick() {
    // One measurement after another: a slow disk must not pile them up.
    this.#measuring = this.#measuring.then(async () => {
      await this.#measure();
      this.#show(`${this.#label} ... ${this.#amounts()}`);
    });
  }

  async #measure() {
    this.#bytes = await this.#options.measure?.();
  }

  #amounts() {
    const seconds = `${Math.round((Date.now() - this.#started) / 1000)} s`;
    if (this.#bytes === undefined) return seconds;
    const { totalBytes } = this.#options;
    const bytes = Math.min(this.#bytes, totalBytes ?? Infinity);
    return `${seconds}, ${megabytes(bytes)}${totalBytes ? ` of ${megabytes(totalBytes)}` : ''}`;
  }

  /** @param {string} text */
  #show(text) {
    const line = `gramscope: ${text}`;
    // Cut at the terminal's width: a line that wraps cannot be rewritten.
    if (terminal.isTTY) terminal.write(`\r\x1b[K${line.slice(0, (terminal.columns || 80) - 1)}`);
    else terminal.write(`${line}\n`);
  }
}
