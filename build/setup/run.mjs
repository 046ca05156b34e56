// @ts-check
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { SetupError } from './setup-error.mjs';

/** @typedef {'SIGINT' | 'SIGTERM' | 'SIGHUP'} EndingSignal */

/** The signals by which somebody asks this process to end. */
export const endingSignals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/** A person ended the command; nothing is to be said about it. */
export class InterruptedError extends Error {
  /** @param {NodeJS.Signals} signal */
  constructor(signal) {
    super(`interrupted by ${signal}`);
    this.exitStatus = statusOfSignal(signal);
  }
}

/** A program could not be started, or ended with another status than 0. */
export class CommandFailure extends SetupError {
  /**
   * @param {string} what such as `make failed with status 2`
   * @param {string} output what it had printed, both streams
   */
  constructor(what, output) {
    super(output ? `${what}:\n${output.trimEnd()}` : what);
    this.output = output;
  }
}

/**
 * @param {NodeJS.Signals} signal
 * @returns {number} the exit status that a shell gives a process ended by this signal
 */
export function statusOfSignal(signal) {
  return 128 + constants.signals[signal];
}

/** npm notes a signal, but finishes what it is at before it ends; nobody waits that long after Ctrl-C. */
const GRACE_MS = 2_000;

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {number} [timeoutMs] after which the program is ended
 * @property {'kill' | 'wait'} [ifStubborn] what to do when a program that was told to end does not
 */

/**
 * Runs a program to its end, without a terminal, and keeps what it prints.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<string>} both output streams
 * @throws {CommandFailure} if it ends with another status than 0 or cannot be started
 * @throws {InterruptedError} if this process was asked to end meanwhile; the program is gone by then
 */
export function run(program, args, { timeoutMs, ifStubborn = 'kill', ...options } = {}) {
  return new Promise((resolve, reject) => {
    // In a group of its own, so that one signal also reaches the compilers that a make started.
    const detached = process.platform !== 'win32';
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], detached, ...options });
    const end = () => {
      endProcess(child, 'SIGTERM');
      if (ifStubborn === 'kill') setTimeout(() => endProcess(child, 'SIGKILL'), GRACE_MS).unref();
    };
    const signals = catchSignals(end);
    const timer = timeoutMs && setTimeout(end, timeoutMs);
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', ({ message }) => reject(new CommandFailure(`cannot start: ${message}`, '')));
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      signals.release();
      const interruption = signals.first();
      const outcome = code === null ? `was ended by ${signal}` : `failed with status ${code}`;
      if (interruption) reject(new InterruptedError(interruption));
      else if (code === 0) resolve(output);
      else reject(new CommandFailure(`${program} ${args[0] ?? ''} ${outcome}`, output));
    });
  });
}

/**
 * Ends a child process and, where it leads a group, the whole group. One that is gone is no error.
 * @param {import('node:child_process').ChildProcess} child started `detached`, except on Windows
 * @param {NodeJS.Signals} signal
 */
export function endProcess(child, signal) {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    child.kill(signal);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // ESRCH: nobody of the group is left.
  }
}

/**
 * Keeps the ending signals from ending this process until they are released.
 * @param {(signal: EndingSignal) => void} onSignal called for every one
 * @returns {{ first: () => EndingSignal | undefined, release: () => void }} `first` tells which came first
 */
export function catchSignals(onSignal) {
  /** @type {EndingSignal | undefined} */
  let first;
  /** @param {NodeJS.Signals} signal */
  const listener = (signal) => {
    const ending = /** @type {EndingSignal} */ (signal);
    first ??= ending;
    onSignal(ending);
  };
  for (const signal of endingSignals) process.on(signal, listener);
  return {
    first: () => first,
    release() {
      for (const signal of endingSignals) process.off(signal, listener);
    },
  };
}
