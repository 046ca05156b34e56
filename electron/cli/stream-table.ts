import { escapeControls, formatEndpoint, type StreamLine } from '../contract';

interface Column {
  title: string;
  /** Numbers stand below each other at their ends. */
  isNumber: boolean;
  of: (line: StreamLine) => string;
}

const columns: readonly Column[] = [
  number('#', ({ number: each }) => String(each)),
  text('SOURCE', (line) => formatEndpoint(line.source, line.sourcePort)),
  text('DESTINATION', (line) => formatEndpoint(line.destination, line.destinationPort)),
  text('INTERFACE', (line) => line.interface),
  text('KIND', ({ label }) => label),
  text('STATE', ({ state }) => state),
  number('DATAGRAMS', ({ datagrams }) => String(datagrams)),
  number('BYTES', ({ bytes }) => String(bytes)),
  number('RATE/s', ({ rate }) => rate.toFixed(0)),
  number('kbit/s', ({ bitRate }) => (bitRate / 1000).toFixed(1)),
  number('LOST', lossOf),
  number('DUPLICATE', ({ sequence }) => (sequence === null ? '-' : String(sequence.duplicates))),
  number('REORDERED', ({ sequence }) => (sequence === null ? '-' : String(sequence.reordered))),
  number('JITTER ms', ({ jitter }) => jitter?.toFixed(3) ?? '-'),
  number('BURST', ({ burst }) => String(burst)),
  number('BUFFER', ({ buffer }) => String(buffer)),
  text('ALARMS', ({ alarms }) => alarms.join(' ')),
];

/** A table of streams with a line that names the columns. */
export function streamTable(lines: readonly StreamLine[]): string {
  const cells = lines.map((line) => columns.map(({ of }) => escapeControls(of(line))));
  const rows = [columns.map(({ title }) => title), ...cells];
  const widths = columns.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const lined = rows.map((row) => row.map((cell, at) => padded(cell, at, widths)).join('  '));
  return `${lined.map((line) => line.trimEnd()).join('\n')}\n`;
}

function padded(cell: string, at: number, widths: readonly number[]): string {
  const width = widths[at] ?? 0;
  return columns[at]?.isNumber === true ? cell.padStart(width) : cell.padEnd(width);
}

function lossOf({ sequence }: StreamLine): string {
  if (sequence === null) return '-';
  const { lost, expected } = sequence;
  const share = expected === 0 ? 0 : (100 * lost) / expected;
  return `${lost} (${share.toFixed(2)} %)`;
}

function text(title: string, of: Column['of']): Column {
  return { title, isNumber: false, of };
}

function number(title: string, of: Column['of']): Column {
  return { title, isNumber: true, of };
}
