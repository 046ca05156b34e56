import { resolve } from 'node:path';

interface CommandLine {
  /** All words, that of the program first. */
  argv: readonly string[];
  /** The application that a bare Electron was told to run; null where the program is the application. */
  application: string | null;
  /** What relative paths are relative to. */
  folder: string;
}

/** The files that the command line names, as absolute paths. Flags are Chromium's, and none are ours. */
export function filesNamed({ argv, application, folder }: CommandLine): string[] {
  const place = argv.findIndex((word) => resolve(folder, word) === application);
  const words = application === null ? argv.slice(1) : place < 0 ? [] : argv.slice(place + 1);
  return words.filter((word) => !word.startsWith('-')).map((word) => resolve(folder, word));
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
