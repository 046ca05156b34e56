import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { messageOf } from './message';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const program = join(root, 'build', 'fuzz', 'ipc', 'main-process.cjs');

/** Messages that are under way at once: more than a page ever has. */
const burst = 250;

export interface Fuzzing {
  seed: number;
  messages: number;
  /** Whether the person at the window agrees to everything that is asked, or to nothing. */
  answer: 'yes' | 'no';
  /** Where the application keeps its files, and works. */
  folder: string;
  /** Runs in front of Node, such as strace(1) with its arguments. */
  before?: readonly string[];
}

/** What became of the messages. */
export interface Fuzzed {
  answered: number;
  /** How often each code was answered. */
  codes: Map<string, number>;
  /** What was thrown and nobody caught, or took too long, with the messages that were under way. */
  failures: string[];
  /** The longest that the process did not answer, in milliseconds. */
  slowest: number;
  /** Bytes of memory after a tenth of the messages, and at the end. */
  memory: { early: number; late: number };
  dialogs: number;
}

interface Told {
  ready?: true;
  thrown?: string;
  logged?: string;
  pong?: number;
  answered?: number;
  code?: string;
  done?: number;
  rss?: number;
  dialogs?: number;
}

/** Starts the main process as it is built in plain Node, and calls it as a page that went mad. */
export async function fuzzMain(fuzzing: Fuzzing): Promise<Fuzzed> {
  const [command = process.execPath, ...args] = [...(fuzzing.before ?? []), process.execPath];
  const child = spawn(command, [...args, program], {
    cwd: fuzzing.folder,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      TMPDIR: fuzzing.folder,
      GRAMSCOPE_FUZZ_FOLDER: fuzzing.folder,
      GRAMSCOPE_FUZZ_ANSWER: fuzzing.answer,
    },
  });
  const ended = once(child, 'exit');
  try {
    return await new Driver(child, fuzzing).run();
  } finally {
    if (child.connected) child.send({ quit: true });
    const patience = setTimeout(() => child.kill('SIGKILL'), 20_000);
    await ended;
    clearTimeout(patience);
  }
}

/** How long the process may be busy without answering, or a call without being answered, in milliseconds. */
const longestWait = 60_000;

class Driver {
  readonly #fuzzed: Fuzzed = {
    answered: 0,
    codes: new Map(),
    failures: [],
    slowest: 0,
    memory: { early: 0, late: 0 },
    dialogs: 0,
  };
  /** Places of the messages that are not answered. */
  readonly #waiting = new Set<number>();
  #pinged = 0;
  #settle: (told: Told) => void = () => undefined;

  constructor(
    readonly child: ChildProcess,
    readonly fuzzing: Fuzzing,
  ) {
    child.on('message', (told: Told) => this.#hear(told));
    child.on('exit', () => this.#settle({}));
  }

  async run(): Promise<Fuzzed> {
    await this.#next();
    this.child.send({ revive: join(root, 'build', 'fuzz', 'ipc', 'revive.cjs') });
    const { messages } = this.fuzzing;
    for (let first = 0; first < messages && this.#fuzzed.failures.length < 5; first += burst) {
      await this.#burst(first, Math.min(burst, messages - first));
      const { memory } = this.#fuzzed;
      if (memory.early === 0 && first >= messages / 10) memory.early = memory.late;
    }
    return this.#fuzzed;
  }

  async #burst(first: number, count: number): Promise<void> {
    const { seed } = this.fuzzing;
    const batch = Array.from({ length: count }, (_, at) => messageOf(seed, first + at));
    for (let at = 0; at < count; at++) this.#waiting.add(first + at);
    if (!this.child.connected) return this.#fail('the process has gone');
    this.child.send({ batch, first });
    this.#ping();
    const { done, rss = 0, dialogs = 0 } = await this.#next();
    if (done === undefined) this.#fail('no answer');
    this.#fuzzed.memory.late = rss;
    this.#fuzzed.dialogs = dialogs;
    this.#waiting.clear();
  }

  #ping(): void {
    this.#pinged = performance.now();
    this.child.send({ ping: 1 });
  }

  #hear(told: Told): void {
    if (told.thrown !== undefined) this.#fail(told.thrown);
    if (told.pong !== undefined) {
      const { slowest } = this.#fuzzed;
      this.#fuzzed.slowest = Math.max(slowest, performance.now() - this.#pinged);
    }
    if (told.answered !== undefined) this.#answer(told.answered, told.code ?? '');
    if (told.done !== undefined || told.ready === true) this.#settle(told);
  }

  #answer(place: number, code: string): void {
    this.#waiting.delete(place);
    const { codes } = this.#fuzzed;
    codes.set(code, (codes.get(code) ?? 0) + 1);
    this.#fuzzed.answered += 1;
    const isWrong = /^(?:INTERNAL|REJECTED|NO_RESULT)/u.test(code);
    if (isWrong) this.#fuzzed.failures.push(`${code}\n${this.#print([place])}`);
  }

  #fail(what: string): void {
    this.#fuzzed.failures.push(
      `${what}\nunder way: ${this.#print([...this.#waiting].slice(0, 20))}`,
    );
  }

  #print(places: readonly number[]): string {
    const { seed } = this.fuzzing;
    return places
      .map((place) => `seed ${seed}, message ${place}: ${JSON.stringify(messageOf(seed, place))}`)
      .join('\n');
  }

  /** The next that ends a burst; empty where the process ended, or was silent for too long. */
  #next(): Promise<Told> {
    return new Promise((resolve) => {
      const patience = setTimeout(() => resolve({}), longestWait);
      this.#settle = (told) => {
        clearTimeout(patience);
        resolve(told);
      };
    });
  }
}
