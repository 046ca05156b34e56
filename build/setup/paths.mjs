// @ts-check
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const root = path.resolve(fileURLToPath(new URL('../..', import.meta.url)));

/**
 * @param {string} relative path inside the repository, with forward slashes
 * @returns {string} absolute path
 */
export function inRoot(relative) {
  return path.join(root, relative);
}
