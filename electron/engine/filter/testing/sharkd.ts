import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';

interface Reply {
  id?: number;
  result?: unknown;
  error?: { message: string };
}

/** Wireshark without its window: one process that answers many filters on a file. */
export class Sharkd {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  #next = 1;

  private constructor() {
    this.#process = spawn('sharkd', ['-']);
    this.#process.stderr.resume();
    createInterface(this.#process.stdout).on('line', (line) => this.#take(line));
  }

  /** With a file loaded. Rejects where it cannot be. */
  static async open(file: string): Promise<Sharkd> {
    const sharkd = new Sharkd();
    const { error } = await sharkd.#ask('load', { file });
    if (error) throw new Error(`sharkd: ${error.message}`);
    return sharkd;
  }

  /** Numbers of the frames that pass; null where Wireshark refuses the filter. */
  async frames(filter: string): Promise<number[] | null> {
    const { result, error } = await this.#ask('frames', { filter });
    if (error) return null;
    return (result as { num: number }[]).map(({ num }) => num);
  }

  close(): void {
    this.#process.stdin.end();
    this.#process.kill();
  }

  #ask(method: string, params: object): Promise<Reply> {
    const id = this.#next;
    this.#next += 1;
    this.#process.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }

  #take(line: string): void {
    if (!line.startsWith('{')) return;
    const reply = JSON.parse(line) as Reply;
    this.#waiting.get(reply.id ?? 0)?.(reply);
    this.#waiting.delete(reply.id ?? 0);
  }
}
