import { readFileSync } from 'node:fs';
import { keysOf } from './replay-keys';

/** Whether keys can be read one by one, and what they do be seen. */
export function hasKeyboard(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY && isInForeground();
}

/** A process in the background that sets its terminal is stopped. Known on Linux alone (proc(5)). */
function isInForeground(): boolean {
  try {
    const [, , group, , , foreground] = readFileSync('/proc/self/stat', 'utf8')
      .replace(/^.*\) /su, '')
      .split(' ');
    return group === foreground;
  } catch {
    return true;
  }
}

const suspend = '\u001a';

/**
 * Reads keys of the terminal one by one. It is as before after close(), while the process is suspended by
 * Ctrl-Z, and also when it ends in whatever way that it can notice.
 */
export class Keyboard {
  readonly #onData: (input: Buffer) => void;
  readonly #restore = (): void => {
    process.stdin.setRawMode(false);
  };
  /** The shell may have set it otherwise meanwhile. */
  readonly #takeAgain = (): void => {
    process.stdin.setRawMode(false);
    process.stdin.setRawMode(true);
  };

  constructor(onKey: (key: string) => void) {
    this.#onData = (input) => {
      for (const key of keysOf(input.toString())) {
        if (key === suspend) this.#suspend();
        else onKey(key);
      }
    };
    process.on('exit', this.#restore);
    process.on('SIGCONT', this.#takeAgain);
    process.stdin.setRawMode(true);
    process.stdin.on('data', this.#onData);
    process.stdin.resume();
  }

  close(): void {
    process.stdin.off('data', this.#onData);
    process.stdin.pause();
    this.#restore();
    process.off('exit', this.#restore);
    process.off('SIGCONT', this.#takeAgain);
  }

  #suspend(): void {
    this.#restore();
    process.kill(process.pid, 'SIGTSTP');
  }
}
