import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { failure, parseMarksFile, success, type Mark, type Result } from '../../contract';
import { explainRecording } from '../capture/recording-refusal';
import { isSystemError } from '../capture/system-error';
import { writePrivateFile } from '../file/write-file';

/** Larger than that of 10,000 marks with the longest comments, each character escaped. */
const longestFile = 64 * 1024 * 1024;

/** Where the marks of a capture file are kept. */
export function marksFileOf(capture: string): string {
  return `${capture}.marks.json`;
}

/** The marks that are kept beside a capture file; none where nobody made any. */
export async function readMarks(capture: string): Promise<Result<Mark[]>> {
  const path = marksFileOf(capture);
  try {
    const found = await stat(path);
    // A pipe would have us wait for whoever writes to it.
    if (!found.isFile()) return unreadable(path, 'it is no plain file');
    if (found.size > longestFile) return unreadable(path, `${found.size} bytes are too many`);
    return parseMarks(path, await readFile(path, 'utf8'));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return error.code === 'ENOENT' ? success([]) : unreadable(path, error.message);
  }
}

/** Keeps marks beside a capture file, in the place of those of before. */
export async function writeMarks(capture: string, marks: readonly Mark[]): Promise<Result<null>> {
  const path = marksFileOf(capture);
  try {
    await writePrivateFile(path, `${JSON.stringify({ version: 1, marks }, null, 1)}\n`);
    return success(null);
  } catch (error) {
    return { ok: false, error: explainRecording(error, path) };
  }
}

function parseMarks(path: string, text: string): Result<Mark[]> {
  try {
    const parsed = parseMarksFile(JSON.parse(text));
    return parsed.ok ? success(parsed.value.marks) : unreadable(path, parsed.error.message);
  } catch (error) {
    return unreadable(path, error instanceof Error ? error.message : String(error));
  }
}

function unreadable(path: string, reason: string): Result<never> {
  return failure(
    'MARKS_UNREADABLE',
    `The marks of ${basename(path)} cannot be read: ${reason}.`,
    'The file stays as it is, and marks are kept until the window is closed. Move it away to begin anew.',
  );
}
