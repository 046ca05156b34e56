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
