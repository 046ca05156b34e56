import type { Charset } from '../../contract';
import { decodeText } from '../decode/syslog/charset';

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

/**
 * The payload as one line of text. What is valid in the character set is shown as it is, bytes that
 * are not as `\xNN`, control characters as escapes. A multi-byte character that the end of `bytes`
 * cuts in two is shown as escaped bytes.
 */
export function visibleText(bytes: Uint8Array, charset: Charset = 'utf-8'): string {
  const { buffer, byteOffset, byteLength } = bytes;
  return escapeControls(decodeText(Buffer.from(buffer, byteOffset, byteLength), charset));
}

/** Replaces what cannot be shown safely by escapes; the rest stays as it is. */
export function escapeControls(text: string): string {
  return text.replace(unprintable, (character) => shortEscapes[character] ?? escapeOf(character));
}

function escapeOf(character: string): string {
  const code = character.charCodeAt(0).toString(16);
  return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u${code.padStart(4, '0')}`;
}
