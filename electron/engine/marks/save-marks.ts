import { nanosecondsOf, success, type Mark, type Result } from '../../contract';
import { LogFile } from '../file/log-file';
import { writeMarks } from './marks-file';
import type { Marks } from './marks';

/** Datagrams around the place of a time in which one is looked for: sockets are read one after another. */
const disorder = 1024;

/**
 * Keeps the marks of a running capture beside the files that it was saved as, each beside the file with its
 * datagram. Resolves to the number of those that are in none of them.
 */
export async function saveMarks(marks: Marks, files: readonly string[]): Promise<Result<number>> {
  let left = marks.list();
  for (const file of files) {
    if (left.length === 0) break;
    const opened = await LogFile.open(file);
    if (!opened.ok) return opened;
    try {
      const { datagrams } = await opened.value.native.indexed();
      const found = left.flatMap((mark) => {
        const number = numberAt(opened.value, datagrams, nanosecondsOf(mark.time));
        return number === null ? [] : [{ mark, saved: { ...mark, number } }];
      });
      const written = await writeFound(
        file,
        found.map(({ saved }) => saved),
      );
      if (!written.ok) return written;
      const gone = new Set(found.map(({ mark }) => mark));
      left = left.filter((mark) => !gone.has(mark));
    } finally {
      opened.value.close();
    }
  }
  return success(left.length);
}

async function writeFound(file: string, found: readonly Mark[]): Promise<Result<null>> {
  return found.length === 0 ? success(null) : await writeMarks(file, found);
}

/** The number of the datagram that came at a time; null if none did. Nanoseconds tell datagrams apart. */
function numberAt(file: LogFile, count: number, time: bigint): number | null {
  const timeOf = (number: number): bigint => file.native.rows(number, 1, noPayload)[0]?.time ?? 0n;
  let low = 1;
  let high = count;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (timeOf(middle) < time) low = middle + 1;
    else high = middle;
  }
  const first = Math.max(1, low - disorder);
  const near = file.native.rows(first, 2 * disorder + 1, noPayload);
  return near.find((row) => row.time === time)?.number ?? null;
}

const noPayload = { payloadLimit: 0 };
