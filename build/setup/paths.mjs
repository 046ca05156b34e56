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

/** The folder of whoever gave the command, which npm leaves for that of the package (npm-run-script(1)). */
export function callersFolder() {
  const here = process.cwd();
  return path.relative(here, root) === '' ? (process.env['INIT_CWD'] ?? here) : here;
}
