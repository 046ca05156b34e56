/**
 * Text and bytes as the filter compares them: a string whose characters are the bytes, U+0000 to
 * U+00FF. Wireshark compares the bytes of UTF-8 too, counts them and cuts slices between them.
 */
export type ByteString = string;

const beyondAscii = /[^\0-\x7f]/u;

/** The UTF-8 of a text. */
export function utf8Bytes(text: string): ByteString {
  return beyondAscii.test(text) ? Buffer.from(text).toString('latin1') : text;
}

export function bytesOf(bytes: Uint8Array): ByteString {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** The same bytes as others want them. */
export function arrayOf(bytes: ByteString): Buffer {
  return Buffer.from(bytes, 'latin1');
}

/** The characters that bytes are the UTF-8 of. */
export function textOf(bytes: ByteString): string {
  return beyondAscii.test(bytes) ? arrayOf(bytes).toString() : bytes;
}

/** Letters of ASCII alone: others have more bytes than one. */
export function lowerCase(bytes: ByteString): ByteString {
  return bytes.replaceAll(/[A-Z]+/gu, (letters) => letters.toLowerCase());
}

export function upperCase(bytes: ByteString): ByteString {
  return bytes.replaceAll(/[a-z]+/gu, (letters) => letters.toUpperCase());
}
