// @ts-check
import { spawn } from 'node:child_process';
import { catchSignals, endProcess, InterruptedError, statusOfSignal } from '../setup/run.mjs';
import { tethered } from '../setup/tether.mjs';

/** One Ctrl-C arrives twice under npm: from the terminal, and once more passed on by npm. */
const ECHO_MS = 500;
const PATIENCE_MS = 10_000;

/**
 * @typedef {object} SuperviseOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {(text: string) => void} [onOutput] gets what it writes to its standard output, if given
 */

/**
 * Runs a program in the foreground. A signal that asks us to end is passed on once; a second one, or ten
 * seconds without an effect, ends it for good. Whatever it started and left behind ends with it, and it
 * ends when this process is killed.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {SuperviseOptions} [options]
 * @returns {Promise<{ status: number, interruption: InterruptedError | undefined }>} `status` is its exit
 *   status as a shell tells it
 */
export function supervise(program, args, { onOutput, ...options } = {}) {
  const child = spawn(...tethered(program, args), {
    ...options,
    stdio: ['inherit', onOutput ? 'pipe' : 'inherit', 'inherit'],
    // Away from the terminal's signals: they reach it through us, in order and once.
    detached: process.platform !== 'win32',
  });
  const kill = () => endProcess(child, 'SIGKILL');
  const passOn = signalPasser(child, kill);
  const signals = catchSignals(passOn);
  process.once('exit', kill);
  if (onOutput) child.stdout?.setEncoding('utf8').on('data', onOutput);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', kill);
    child.on('close', (code, signal) => {
      process.off('exit', kill);
      signals.release();
      const interruption = signals.first();
      resolve({
        status: code ?? statusOfSignal(signal ?? 'SIGKILL'),
        interruption: interruption && new InterruptedError(interruption),
      });
    });
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {() => void} kill
 * @returns {(signal: NodeJS.Signals) => void}
 */
function signalPasser(child, kill) {
  /** @type {number | undefined} */
  let firstAt;
  return (signal) => {
    if (firstAt === undefined) {
      firstAt = Date.now();
      child.kill(signal);
      // unref: once the program has ended there is nothing to wait for.
      setTimeout(kill, PATIENCE_MS).unref();
    } else if (Date.now() - firstAt > ECHO_MS) {
      kill();
    }
  };
}
