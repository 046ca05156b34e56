import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

interface CommandLine {
  /** All words, that of the program first. */
  argv: readonly string[];
  /** The application that a bare Electron was told to run; null where the program is the application. */
  application: string | null;
  /** What relative paths are relative to. */
  folder: string;
}

/** The one flag that is ours: asks which file to open. The menu entry of the desktop has it. */
export const openFlag = '--open';

/** The files that the command line names, as absolute paths. All other flags are Chromium's. */
export function filesNamed({ argv, application, folder }: CommandLine): string[] {
  const place = argv.findIndex((word) => resolve(folder, word) === application);
  const words = application === null ? argv.slice(1) : place < 0 ? [] : argv.slice(place + 1);
  return words.filter((word) => !word.startsWith('-')).flatMap((word) => pathOf(word, folder));
}

/** Some desktops hand over URLs (Desktop Entry Specification, `%U`); one of another host is no file here. */
function pathOf(word: string, folder: string): string[] {
  if (!word.startsWith('file:')) return [resolve(folder, word)];
  try {
    return [fileURLToPath(word)];
  } catch {
    return [];
  }
}

/**
 * What the program is told to do without a window, undefined where it is to open one. The words stand behind
 * `--`, because Chromium would take options for its own, and Electron refuses options behind an address.
 */
export function commandWords(argv: readonly string[]): string[] | undefined {
  const end = argv.indexOf('--');
  const isCommand = end > 0 && argv[end - 1] === '--as-command';
  return isCommand ? argv.slice(end + 1) : undefined;
}
