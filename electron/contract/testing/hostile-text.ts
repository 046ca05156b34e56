/** What a program that obeys text would obey: the terminal, the order of reading, markup. */
export const hostile =
  '\u001b]0;owned\u0007\u001b[31m\u202egnp.exe\u2066x\u2069\u200f\u0085<img src=x onerror="owned=1">';

/** Controls other than the ends of lines, and what changes the order of reading. */
export const obeyed =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;

/** All texts somewhere in a value, the names of its properties too. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  return Object.entries(value).flatMap(([name, part]) => [name].concat(textsIn(part)));
}
