import { existsSync } from 'node:fs';
import { join, parse } from 'node:path';

/**
 * The files that a recording without limits has made: that of its name, and NAME.unix.EXTENSION where there were
 * Unix sockets, as `RecordingOptions` says.
 */
export function recordedFiles(path: string): string[] {
  const { dir, name, ext } = parse(path);
  return [path, join(dir, `${name}.unix${ext}`)].filter((file) => existsSync(file));
}
