import { isUtf8, type Buffer } from 'node:buffer';

/** Of text that the description of its format leaves open. Latin-1 is ISO 8859-1 itself. */
export type SyslogCharset = 'utf-8' | 'latin1' | 'windows-1252' | 'gbk' | 'shift_jis';

interface Decoder {
  /** How many bytes a character that is not ASCII may take. */
  sizes: readonly number[];
  /** Undefined if the bytes are not whole characters. */
  decode(bytes: Buffer): string | undefined;
}

/** The Encoding Standard's `latin1` is windows-1252, so that Buffer's is taken. */
const decoders: Readonly<Record<SyslogCharset, Decoder>> = {
  'utf-8': {
    sizes: [2, 3, 4],
    decode: (bytes) => (isUtf8(bytes) ? bytes.toString('utf8') : undefined),
  },
  latin1: { sizes: [1], decode: (bytes) => bytes.toString('latin1') },
  'windows-1252': { sizes: [1], decode: fatal('windows-1252') },
  gbk: { sizes: [1, 2, 4], decode: fatal('gbk') },
  shift_jis: { sizes: [1, 2], decode: fatal('shift_jis') },
};

function fatal(label: string): Decoder['decode'] {
  const decoder = new TextDecoder(label, { fatal: true });
  return (bytes) => {
    try {
      return decoder.decode(bytes);
    } catch {
      return undefined;
    }
  };
}

/** A byte that means nothing in the character set is shown as `\xNN`. Linear in the length. */
export function decodeText(bytes: Buffer, charset: SyslogCharset): string {
  const decoder = decoders[charset];
  return decoder.decode(bytes) ?? decodePieces(bytes, decoder);
}

/** Character by character, but ASCII at once. */
function decodePieces(bytes: Buffer, decoder: Decoder): string {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const asciiEnd = asciiEndAt(bytes, at);
    const end = asciiEnd > at ? asciiEnd : characterEnd(bytes, at, decoder);
    text += end > at ? decoder.decode(bytes.subarray(at, end)) : escapedByte(bytes, at);
    at = Math.max(end, at + 1);
  }
  return text;
}

function asciiEndAt(bytes: Buffer, at: number): number {
  let end = at;
  while (end < bytes.length && (bytes[end] ?? 0) < 0x80) end++;
  return end;
}

/** `at` if there is no character. */
function characterEnd(bytes: Buffer, at: number, { sizes, decode }: Decoder): number {
  const size = sizes.find(
    (bytesWide) =>
      at + bytesWide <= bytes.length && decode(bytes.subarray(at, at + bytesWide)) !== undefined,
  );
  return at + (size ?? 0);
}

function escapedByte(bytes: Buffer, at: number): string {
  return `\\x${(bytes[at] ?? 0).toString(16).padStart(2, '0')}`;
}
