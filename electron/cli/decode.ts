import { jsonText } from '../contract';
import { decodeSyslog, withTime, type SyslogMessage, type TimedMessage } from '../engine';
import type { DecodeCommand } from './decode-arguments';
import { linesOf } from './lines';
import type { Output } from './output';

/** Bytes of output that are written at once. */
const outputBatch = 1 << 16;

/**
 * Decodes a syslog message a line, and prints a JSON object for each. Resolves to the exit status: 1
 * where a line could not be read as what it was said to be.
 */
export async function decode(
  { input, charset, zone }: DecodeCommand,
  source: AsyncIterable<Uint8Array>,
  output: Output,
): Promise<number> {
  const read = (payload: Uint8Array): TimedMessage => {
    const message = decodeSyslog(payload, charset === undefined ? {} : { charset });
    // Lines do not tell when they were received.
    return zone === undefined ? message : withTime(message, { zone, received: now() });
  };
  let status = 0;
  let waiting = '';
  for await (const lines of linesOf(source)) {
    for (const line of lines) {
      const payload = readers[input](line);
      if (payload === null) status = 1;
      const message = payload === null ? unread(input) : read(payload);
      waiting += `${jsonText(message)}\n`;
    }
    if (waiting.length < outputBatch) continue;
    await output.write(waiting);
    waiting = '';
    if (output.gone) return status;
  }
  if (waiting !== '') await output.write(waiting);
  return status;
}

/** Nanoseconds since the epoch. */
function now(): bigint {
  return BigInt(Date.now()) * 1_000_000n;
}

/** The bytes of a line; null where it is not what it was said to be. */
const readers: Readonly<Record<DecodeCommand['input'], (line: Buffer) => Uint8Array | null>> = {
  raw: (line) => line,
  json: (line) => {
    try {
      const text: unknown = JSON.parse(line.toString());
      return typeof text === 'string' ? bytesOf(text) : null;
    } catch {
      return null;
    }
  },
  base64: (line) => {
    const text = line.toString('latin1').trim();
    return /^[\w+/-]*={0,2}$/u.test(text) ? Buffer.from(text, 'base64') : null;
  },
};

/** Keeps the place of a line that is no message among the others. */
function unread(input: DecodeCommand['input']): SyslogMessage {
  const what = input === 'json' ? 'a JSON string' : 'base64';
  return {
    ...decodeSyslog(new Uint8Array()),
    problems: [{ offset: 0, reason: `the line is not ${what}` }],
  };
}

/**
 * The UTF-8 of a text. A lone surrogate U+DC80 to U+DCFF stands for a byte from 0x80 to 0xFF that is
 * not UTF-8, as Python's "surrogateescape" has it (PEP 383).
 */
function bytesOf(text: string): Uint8Array {
  const parts = text.split(/([\udc80-\udcff])/u);
  if (parts.length === 1) return Buffer.from(text);
  return Buffer.concat(
    parts.map((part, at) =>
      at % 2 === 1 ? Uint8Array.of(part.charCodeAt(0) & 0xff) : Buffer.from(part),
    ),
  );
}
