import { csvHeader, fileDatagramAsCsv, fileDatagramAsJson } from '../text/datagram-fields';
import type { FileDatagram } from './file-datagram';
import type { LogFile } from './log-file';
import type { RowRange } from './selected-rows';

/** Datagrams fetched and put into lines at once. */
const batch = 1024;

const lines: Readonly<Record<'csv' | 'jsonl', (datagram: FileDatagram) => string>> = {
  csv: fileDatagramAsCsv,
  jsonl: (datagram) => fileDatagramAsJson(datagram),
};

/** The lines of a text file, many at once. `onWritten` gets the number of datagrams so far. */
export function* datagramLines(
  file: LogFile,
  kind: 'csv' | 'jsonl',
  ranges: Iterable<RowRange>,
  onWritten: (datagrams: number) => void,
): Generator<string> {
  if (kind === 'csv') yield `${csvHeader}\n`;
  let written = 0;
  for (const { first, last } of ranges) {
    for (let next = first; next <= last;) {
      const fetched = file.datagrams(next, Math.min(batch, last - next + 1));
      if (fetched.length === 0) break;
      next += fetched.length;
      written += fetched.length;
      yield `${fetched.map(lines[kind]).join('\n')}\n`;
      onWritten(written);
    }
  }
}
