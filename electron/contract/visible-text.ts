/**
 * Text from elsewhere, made safe to look at: every character stays visible and none is obeyed.
 *
 * Control characters would move a terminal's cursor or vanish on a screen, and bidirectional
 * overrides make text read as something else (Unicode Technical Report 36, section 2.5).
 */

/** DEL, C1 controls, line and paragraph separators, the bidirectional controls, and the byte order mark. */
const beyondC0 = String.raw`\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff`;

const unprintable = new RegExp(String.raw`[\u0000-\u001f${beyondC0}]`, 'gu');
const unprintableInJson = new RegExp(`[${beyondC0}]`, 'gu');

const shortEscapes: Readonly<Record<string, string>> = {
  '\0': '\\0',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\u001b': '\\e',
};

/** Replaces what cannot be shown safely by escapes; the rest stays as it is. What was escaped stays so. */
export function escapeControls(text: string): string {
  return text.replace(unprintable, (character) => shortEscapes[character] ?? escapeOf(character));
}

/** The same of a text of several lines, which stay lines. */
export function escapeControlsInLines(text: string): string {
  return text.split('\n').map(escapeControls).join('\n');
}

/**
 * A value as JSON that is safe to look at: JSON itself escapes C0 controls alone. It reads as the same value.
 * `indent` is the number of spaces for each level; without it, all is one line.
 */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(unprintableInJson, unicodeEscape);
}

function escapeOf(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : unicodeEscape(character);
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
