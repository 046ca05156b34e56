// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { inPrivateNetwork, privateNetworkProblem } from './private-network.mjs';

/** @typedef {import('vitest/node').PoolWorker} PoolWorker */
/** @typedef {import('vitest/node').PoolOptions} PoolOptions */

const entry = fileURLToPath(new URL('worker.cjs', import.meta.url));
const PATIENCE_MS = 5_000;

/** No screen and no graphics are needed; root may not have Chromium's sandbox. */
const electronFlags = [
  '--ozone-platform=headless',
  '--disable-gpu',
  '--no-sandbox',
  '--log-level=3',
];

/**
 * What a worker runs in.
 * @typedef {object} Runtime
 * @property {string} name
 * @property {readonly string[]} command
 * @property {NodeJS.ProcessEnv} environment on top of the ordinary one
 */

/**
 * A pool of Vitest whose every worker, and with it every test file, is in a network namespace of its own.
 * Where the system does not permit that, they are in the ordinary one, and GRAMSCOPE_NO_NAMESPACE tells
 * them why.
 * @param {string} [electron] runs the tests in the main process of this Electron; in Node if absent
 * @returns {import('vitest/node').PoolRunnerInitializer}
 */
export function privateNetworkPool(electron) {
  const problem = privateNetworkProblem();
  const program = electron === undefined ? [process.execPath] : [electron, ...electronFlags];
  const command = [...program, entry];
  /** @type {Runtime} */
  const runtime = {
    name: electron === undefined ? 'node' : 'electron',
    command: problem === undefined ? inPrivateNetwork(command) : command,
    environment: problem === undefined ? {} : { GRAMSCOPE_NO_NAMESPACE: problem },
  };
  return { name: runtime.name, createPoolWorker: (options) => new Worker(runtime, options) };
}

/** @implements {PoolWorker} */
class Worker {
  cacheFs = true;
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #child;
  #directory = '';
  #runtime;
  #options;

  /**
   * @param {Runtime} runtime
   * @param {PoolOptions} options
   */
  constructor(runtime, options) {
    this.name = runtime.name;
    this.#runtime = runtime;
    this.#options = options;
  }

  async start() {
    if (this.#child !== undefined) return;
    const { command, environment } = this.#runtime;
    const { env, project } = this.#options;
    // Electron keeps a profile, which two of them must not share.
    this.#directory = await mkdtemp(path.join(tmpdir(), 'gramscope-test-'));
    const [program = '', ...args] = command;
    const child = spawn(program, args, {
      env: { ...env, ...environment, XDG_CONFIG_HOME: this.#directory },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      serialization: 'advanced',
    });
    child.stdout?.on('data', (text) => project.vitest.logger.outputStream.write(text));
    child.stderr?.on('data', (text) => project.vitest.logger.errorStream.write(text));
    this.#child = child;
  }

  async stop() {
    const child = this.#running;
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      // Whatever the tests left open must not keep it.
      const kill = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
      child.kill('SIGTERM');
      await ended;
      clearTimeout(kill);
    }
    this.#child = undefined;
    await rm(this.#directory, { recursive: true, force: true });
  }

  /** @param {import('vitest/node').WorkerRequest} message */
  send(message) {
    this.#running.send(message);
  }

  /**
   * @param {string} event
   * @param {(value: unknown) => void} callback
   */
  on(event, callback) {
    this.#running.on(event, callback);
  }

  /**
   * @param {string} event
   * @param {(value: unknown) => void} callback
   */
  off(event, callback) {
    this.#running.off(event, callback);
  }

  /** @param {unknown} data */
  deserialize(data) {
    return data;
  }

  get #running() {
    if (this.#child === undefined) throw new Error('the worker is not running');
    return this.#child;
  }
}
