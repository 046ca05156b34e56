import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

import { namespaceProblem } from './namespace';

/** Why tests that need these programs of Linux are skipped; undefined if they run. */
export function problemWith(...programs: string[]): string | undefined {
  if (process.platform !== 'linux') return 'for Linux only';
  const missing = programs.filter((program) => !isInstalled(program));
  return missing.length === 0 ? undefined : `there is no ${missing.join(' and no ')}`;
}

/** Why tests that need these programs on hosts of their own are skipped; undefined if they run. */
export function networkProblemWith(...programs: string[]): string | undefined {
  return namespaceProblem ?? problemWith('ip', ...programs);
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
