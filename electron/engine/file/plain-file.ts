import { stat } from 'node:fs/promises';

/** Whether there is a file that has an end, as a named pipe does not before its writer ends. */
export async function isPlainFile(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
