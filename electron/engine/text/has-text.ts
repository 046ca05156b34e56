/** Whether a text has another one in it, in whichever case. */
export function hasText(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase());
}
