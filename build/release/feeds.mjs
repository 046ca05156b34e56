// @ts-check
import { SetupError } from '../setup/setup-error.mjs';

/** @typedef {{ version: string, files: { url: string, sha512: string }[] }} Feed latest.yml and its kin */

/**
 * electron-updater takes of several files the one with the processor in its name.
 * @template {Feed} F
 * @param {Feed} from
 * @param {F} into what it says besides its files stays
 * @returns {F}
 * @throws {SetupError} where they are of different versions
 */
export function mergeFeeds(from, into) {
  if (from.version !== into.version)
    throw new SetupError(`${from.version} and ${into.version} do not belong together`);
  const own = new Set(into.files.map(({ url }) => url));
  return { ...into, files: [...into.files, ...from.files.filter(({ url }) => !own.has(url))] };
}
