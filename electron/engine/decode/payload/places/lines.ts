/** A line of text without its end, one character a byte, and where it begins. */
export interface Line {
  text: string;
  /** In bytes of the payload. */
  offset: number;
}

/** The lines of a payload from `from` to `to`; CR, LF and CR LF end one. */
export function linesIn(payload: Uint8Array, from: number, to: number): Line[] {
  const text = Buffer.from(payload.subarray(from, to)).toString('latin1');
  const lines: Line[] = [];
  let at = 0;
  for (const end of text.matchAll(/\r\n|\r|\n|$/gu)) {
    lines.push({ text: text.slice(at, end.index), offset: from + at });
    at = end.index + end[0].length;
  }
  return lines;
}
