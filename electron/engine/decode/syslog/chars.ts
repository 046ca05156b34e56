/** Looking at text character by character: what a scanner of hostile input does without backtracking. */

export const space = 0x20;
export const colon = 0x3a;
export const percent = 0x25;
export const openBracket = 0x5b;
export const closeBracket = 0x5d;

/** Not a number at the end of the text, and so unequal to every character. */
export function codeAt(text: string, at: number): number {
  return text.charCodeAt(at);
}

/** For each code of one byte, 1 if its character is among these. */
export function codeTable(characters: string): Uint8Array {
  const table = new Uint8Array(256);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

export function isUpper(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

export function isLower(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

export function isLetter(code: number): boolean {
  return isUpper(code) || isLower(code);
}

/** Of one to `most` digits; where they start if there are none or more. */
export function digitsEnd(text: string, at: number, most: number): number {
  let end = at;
  while (end - at <= most && isDigit(codeAt(text, end))) end++;
  return end - at > most ? at : end;
}

/** The number of two digits, -1 if there are not two. */
export function twoDigits(text: string, at: number): number {
  const tens = codeAt(text, at);
  const ones = codeAt(text, at + 1);
  return isDigit(tens) && isDigit(ones) ? (tens - 0x30) * 10 + ones - 0x30 : -1;
}

/** The number that the digits are; there must be nothing but digits. */
export function numberOf(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) value = value * 10 + codeAt(text, at) - 0x30;
  return value;
}

export function skipSpaces(text: string, at: number, end: number): number {
  let next = at;
  while (next < end && codeAt(text, next) === space) next++;
  return next;
}

/** Where the token ends: at a space, at `end`, or after `most` characters. */
export function tokenEnd(text: string, at: number, end: number, most = end): number {
  const limit = Math.min(end, at + most);
  let next = at;
  while (next < limit && codeAt(text, next) !== space) next++;
  return next;
}
