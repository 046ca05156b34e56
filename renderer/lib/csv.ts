import { csvField } from '../../electron/contract';

type Field = string | number;

/** Lines of CSV (RFC 4180). */
export function csv(lines: readonly (readonly Field[])[]): string {
  return lines.map((line) => `${line.map(csvField).join(',')}\r\n`).join('');
}
