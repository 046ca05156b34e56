/**
 * Text from the network, made safe to look at: every byte stays visible and none is obeyed.
 *
 * Control characters would move a terminal's cursor or vanish on a screen, and bidirectional
 * overrides make text read as something else (Unicode Technical Report 36, section 2.5).
 */

/** C0 and C1 controls, DEL, line and paragraph separators, and the bidirectional controls. */
const unprintable =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

const shortEscapes: Readonly<Record<string, string>> = {
  '\0': '\\0',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\u001b': '\\e',
};

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The payload as one line of text. Valid UTF-8 is shown as it is, bytes that are not as `\xNN`,
 * control characters as escapes. A multi-byte character that the end of `bytes` cuts in two is
 * shown as escaped bytes.
 */
export function visibleText(bytes: Uint8Array): string {
  return escapeControls(decode(bytes));
}

/** Replaces what cannot be shown safely by escapes; the rest stays as it is. */
export function escapeControls(text: string): string {
  return text.replace(unprintable, (character) => shortEscapes[character] ?? escapeOf(character));
}

function escapeOf(character: string): string {
  const code = character.charCodeAt(0).toString(16);
  return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u${code.padStart(4, '0')}`;
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return decodeMixed(bytes);
  }
}

/** Valid sequences become characters, every other byte becomes `\xNN`. Linear in the length. */
function decodeMixed(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const end = at + sequenceLength(bytes, at);
    const character = end > at ? decodeSequence(bytes.subarray(at, end)) : undefined;
    text += character ?? `\\x${(bytes[at] ?? 0).toString(16).padStart(2, '0')}`;
    at = character === undefined ? at + 1 : end;
  }
  return text;
}

/** How many bytes the lead byte announces (RFC 3629, section 3); 0 if it is no lead byte. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead < 0xe0) return 2;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  return lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
}

function decodeSequence(sequence: Uint8Array): string | undefined {
  try {
    return utf8.decode(sequence);
  } catch {
    return undefined;
  }
}
