// @ts-check
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { catchSignals, endProcess, InterruptedError } from '../setup/run.mjs';
import { tethered } from '../setup/tether.mjs';
import { SetupError } from '../setup/setup-error.mjs';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

const SCREEN = '1920x1200x24';

/**
 * Does the work while an X server without a screen runs, and ends that afterwards.
 * @template T
 * @param {(env: { DISPLAY: string, XAUTHORITY: string }) => Promise<T>} work gets what its programs need
 *   in their environment
 * @returns {Promise<T>}
 */
export async function withVirtualDisplay(work) {
  // A signal must not end us before we have ended the server. The work reacts to signals itself.
  const signals = catchSignals(() => {});
  const directory = await mkdtemp(path.join(tmpdir(), 'gramscope-display-'));
  const authority = path.join(directory, 'authority');
  await writeFile(authority, authorityRecord(), { mode: 0o600 });
  const server = startServer(authority);
  const end = () => endProcess(server, 'SIGTERM');
  process.once('exit', end);
  try {
    const display = await displayOf(server);
    const early = signals.first();
    if (early) throw new InterruptedError(early);
    return await work({ DISPLAY: display, XAUTHORITY: authority });
  } finally {
    await endServer(server, end);
    process.off('exit', end);
    await rm(directory, { recursive: true, force: true });
    signals.release();
  }
}

/** @param {string} authority */
function startServer(authority) {
  // -displayfd lets the server choose a free number; it writes that number to descriptor 3.
  const display = ['-displayfd', '3', '-auth', authority];
  const args = [...display, '-screen', '0', SCREEN, '-nolisten', 'tcp', '-noreset'];
  return spawn(...tethered('Xvfb', args), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    detached: true,
  });
}

/**
 * @param {ChildProcess} server
 * @returns {Promise<string>} such as `:99`, once the server accepts connections
 */
function displayOf(server) {
  return new Promise((resolve, reject) => {
    let complaint = '';
    server.stderr?.setEncoding('utf8').on('data', (text) => (complaint += text));
    server.on('error', reject);
    server.on('close', () => reject(new SetupError(`Xvfb ended: ${complaint.trim()}`)));
    /** @type {import('node:stream').Readable} */ (server.stdio[3])
      .setEncoding('utf8')
      .on('data', (number) => resolve(`:${number.trim()}`));
  });
}

/**
 * @param {ChildProcess} server
 * @param {() => void} end
 */
async function endServer(server, end) {
  const running =
    server.pid !== undefined && server.exitCode === null && server.signalCode === null;
  if (!running) return;
  const ended = once(server, 'exit');
  end();
  await ended;
}

/**
 * An Xauthority file with one cookie for whatever display we get, so that no other user of the machine
 * sees the screen. The format is that of Xau(3): big-endian lengths, family 0xffff matches any address.
 */
function authorityRecord() {
  const fields = ['', '', 'MIT-MAGIC-COOKIE-1', randomBytes(16)].map((field) => {
    const content = Buffer.from(field);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(content.length);
    return Buffer.concat([length, content]);
  });
  return Buffer.concat([Buffer.from([0xff, 0xff]), ...fields]);
}
