import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

import { namespaceProblem } from './namespace';

/** Why tests that need these programs, and a network namespace, are skipped; undefined if they run. */
export function problemWith(...programs: string[]): string | undefined {
  if (namespaceProblem !== undefined) return namespaceProblem;
  const missing = programs.filter((program) => !isInstalled(program));
  return missing.length === 0 ? undefined : `there is no ${missing.join(' and no ')}`;
}

/** What ends the title of tests that may be skipped: the reason, where they are. */
export function reason(problem: string | undefined): string {
  return problem === undefined ? '' : ` (skipped: ${problem})`;
}

function isInstalled(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((directory) => {
    try {
      accessSync(join(directory, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
