import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';

/**
 * Files that the application keeps from one run to the next. Others may not read them, for they tell
 * what somebody looks for. All of it is done at once, so that nothing is lost when the application quits.
 */

/** Nothing that is kept comes near; more is not ours. */
const largest = 8 * 1024 * 1024;

/** The text of a file; null where there is none. Throws what the system says. */
export function readKept(file: string): string | null {
  try {
    if (statSync(file).size > largest) throw new RangeError('it is larger than 8 MiB');
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Writes beside the file and renames, so that what was there stays until all of the new is. */
export function writeKept(file: string, text: string): void {
  const beside = `${file}.new`;
  // The mode is that of a new file only.
  rmSync(beside, { force: true });
  writeFileSync(beside, text, { mode: 0o600, flag: 'wx' });
  renameSync(beside, file);
}

/**
 * Puts a file that cannot be used where it is in nobody's way, and is not lost. Returns its new name; null
 * where the system does not let it be moved.
 */
export function setAside(file: string): string | null {
  const aside = `${file}.unusable`;
  try {
    renameSync(file, aside);
    return aside;
  } catch {
    return null;
  }
}
