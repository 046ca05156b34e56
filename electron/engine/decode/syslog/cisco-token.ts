import { codeAt, colon, isDigit, isLetter, isUpper, percent, space } from './chars';
import { addField, type Draft } from './message';

/** `%FACILITY-SEVERITY-MNEMONIC` in a text. */
export interface CiscoToken {
  at: number;
  /** Behind the mnemonic. */
  end: number;
  /** Where the severity, one character, is. */
  severityAt: number;
}

const dash = 0x2d;

/** Longer ones are not known; this bounds the search. */
const longestToken = 128;

/**
 * The token at `at`. The facility may have parts, and a lower-case class (`%ASA-vpn-4-113019`); the
 * severity is a digit, or a letter where small switches send it. A colon, a space or the end follows.
 */
export function readCiscoToken(text: string, at: number): CiscoToken | null {
  if (codeAt(text, at) !== percent || !isUpper(codeAt(text, at + 1))) return null;
  let severityAt = 0;
  let end = at + 2;
  for (; end - at < longestToken && isTokenCharacter(codeAt(text, end)); end++) {
    if (severityAt === 0 && isSeverity(text, end)) severityAt = end;
  }
  const after = codeAt(text, end);
  const isEnded = after === colon || after === space || end === text.length;
  return severityAt > 0 && isEnded && end > severityAt + 2 ? { at, end, severityAt } : null;
}

function isTokenCharacter(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === dash || code === 0x5f;
}

/** Between dashes: 0 to 7, or an upper-case letter. */
function isSeverity(text: string, at: number): boolean {
  const code = codeAt(text, at);
  return (
    ((code >= 0x30 && code <= 0x37) || isUpper(code)) &&
    codeAt(text, at - 1) === dash &&
    codeAt(text, at + 1) === dash
  );
}

/** Where the text behind the token starts; some write a space before the colon. */
export function afterToken(text: string, token: CiscoToken): number {
  let next = token.end;
  while (codeAt(text, next) === space) next++;
  if (codeAt(text, next) === colon) next++;
  while (codeAt(text, next) === space) next++;
  return next;
}

/**
 * `eventFacility`, `eventSeverity` and `mnemonic`: the parts of the token. `note` is told where in the text
 * they lie.
 */
export function addTokenFields(
  draft: Draft,
  text: string,
  { at, severityAt, end }: CiscoToken,
  note?: NotePlace,
): void {
  const parts: [name: string, from: number, to: number][] = [
    ['eventFacility', at + 1, severityAt - 1],
    ['eventSeverity', severityAt, severityAt + 1],
    ['mnemonic', severityAt + 2, end],
  ];
  for (const [name, from, to] of parts) {
    addField(draft, name, text.slice(from, to));
    note?.(name, from, to);
  }
}

type NotePlace = (name: string, from: number, to: number) => void;
