/** A line that is longer cannot be a datagram, whatever its notation. */
const longestLine = 1 << 20;

/**
 * The lines of a stream, without their line feeds, as many at once as came; of one that is too long the
 * beginning.
 */
export async function* linesOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer[]> {
  let parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of source) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const lines: Buffer[] = [];
    let begin = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, begin)) {
      lines.push(Buffer.concat([...parts, bytes.subarray(begin, end)]).subarray(0, longestLine));
      parts = [];
      length = 0;
      begin = end + 1;
    }
    if (begin < bytes.length && length < longestLine) {
      parts.push(bytes.subarray(begin));
      length += bytes.length - begin;
    }
    if (lines.length > 0) yield lines;
  }
  if (parts.length > 0) yield [Buffer.concat(parts).subarray(0, longestLine)];
}
