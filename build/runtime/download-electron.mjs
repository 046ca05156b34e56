// @ts-check
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { directorySize } from '../setup/files.mjs';
import { inRoot } from '../setup/paths.mjs';
import { say, step } from '../setup/report.mjs';
import { CommandFailure, run } from '../setup/run.mjs';
import { electronPackage, installedElectron } from './installed-electron.mjs';
import { whyUnreachable } from './reachable.mjs';
import { hasSubstitute } from './substitute-electron.mjs';

/** @typedef {import('./electron.mjs').Finding} Finding */

const PROBE_MS = 4_000;
const DOWNLOAD_MS = 15 * 60_000;
const REMEMBERED_MS = 24 * 3_600_000;
/** Its age tells when the last download failed. */
const failureStamp = inRoot('out/stamps/electron-download-failed');

/**
 * Lets the npm package `electron` download its runtime, if the place it downloads from answers.
 * @returns {Promise<Finding>}
 */
export async function downloadElectron() {
  // Where a substitute will do, not every start waits for a firewall to swallow the same packets.
  const known = hasSubstitute && (await failedLately());
  if (known) return { absence: 'its download failed within the last day' };
  const failure = (await whyUnreachable(probedUrl(), PROBE_MS)) ?? (await download());
  const finding = await installedElectron();
  if ('electron' in finding) {
    return { electron: { ...finding.electron, origin: 'download' } };
  }
  const absence = `no download from ${downloadBase().host} (${failure})`;
  say(`Electron: ${absence}`);
  await mkdir(path.dirname(failureStamp), { recursive: true });
  await writeFile(failureStamp, absence);
  return { absence };
}

async function failedLately() {
  const age = await stat(failureStamp).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => Infinity,
  );
  return age < REMEMBERED_MS;
}

/** @returns {Promise<string>} why it failed; of no meaning if it did not */
async function download() {
  // The download goes to a temporary directory of its own so that its progress can be seen.
  const directory = await mkdtemp(path.join(tmpdir(), 'gramscope-electron-'));
  const env = {
    ...process.env,
    TMPDIR: directory,
    TEMP: directory,
    ELECTRON_GET_NO_PROGRESS: '1',
    ...(proxy() ? { ELECTRON_GET_USE_PROXY: '1' } : {}),
  };
  try {
    await step(
      'downloading Electron',
      () =>
        run(process.execPath, [`${electronPackage}/install.js`], { env, timeoutMs: DOWNLOAD_MS }),
      { measure: () => directorySize(directory) },
    );
    return 'the download left no runtime';
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    return error.output.trim().split('\n')[0] || 'the download took too long';
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** A proxy is what we would talk to, so whether it answers is all that can be known beforehand. */
function probedUrl() {
  return proxy() ?? downloadBase();
}

/** @returns {URL} as @electron/get derives it from the environment */
function downloadBase() {
  const mirror =
    process.env['npm_config_electron_mirror'] ??
    process.env['NPM_CONFIG_ELECTRON_MIRROR'] ??
    process.env['ELECTRON_MIRROR'];
  return new URL(mirror || 'https://github.com/electron/electron/releases/download/');
}

/** @returns {URL | undefined} */
function proxy() {
  const address = process.env['HTTPS_PROXY'] ?? process.env['https_proxy'];
  return address ? new URL(address) : undefined;
}
