// @ts-check
import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { say } from './report.mjs';

const POLL_MS = 200;

/**
 * Does the work while no other process does work under the same lock. Waits for one that does; takes
 * over from one that died.
 * @template T
 * @param {string} lock path of the lock file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(lock, work) {
  await mkdir(path.dirname(lock), { recursive: true });
  let waited = false;
  while (!(await take(lock))) {
    const holder = await holderOf(lock);
    if (holder !== undefined && !isAlive(holder)) await breakLock(lock, holder);
    else if (holder !== undefined) {
      if (!waited)
        say(`waiting for process ${holder}, which is at the same work (if not: ${lock})`);
      waited = true;
      await pause(POLL_MS);
    }
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

/** @param {string} lock */
async function take(lock) {
  const own = `${lock}.${randomUUID()}`;
  await writeFile(own, String(process.pid));
  // link(2) is atomic and the file has its content already: nobody ever sees a lock without a holder.
  try {
    await link(own, lock);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

/**
 * @param {string} lock
 * @returns {Promise<number | undefined>} process id, undefined if the lock has gone meanwhile
 */
async function holderOf(lock) {
  const text = await readFile(lock, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : Number(text);
}

/**
 * @param {string} lock
 * @param {number} deadHolder
 */
async function breakLock(lock, deadHolder) {
  const aside = `${lock}.${randomUUID()}`;
  await rename(lock, aside).catch(() => undefined);
  // Another process may have broken it just before and hold a lock of its own now: that one goes back.
  const moved = await holderOf(aside);
  if (moved !== undefined && moved !== deadHolder) await link(aside, lock).catch(() => undefined);
  await rm(aside, { force: true });
}

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
