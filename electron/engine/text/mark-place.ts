/** A text on one line, and below it a mark from `from` to `to` (excluded), both in UTF-16 code units. */
export function markPlace(text: string, { from, to }: { from: number; to: number }): string {
  const mark = '^'.repeat(Math.max(1, width(text.slice(from, to))));
  return `${text.replaceAll(/\s/gu, ' ')}\n${' '.repeat(width(text.slice(0, from)))}${mark}`;
}

/** Columns: one for each character, whatever it is. */
function width(text: string): number {
  return Array.from(text).length;
}
