import { escapeControls } from '../../../contract';
import { visibleText } from '../../text/visible';

/** Longer summaries would be cut by every screen anyway. */
const longestSummary = 400;

/** Bytes of one name or text that are worth showing. */
const longestText = 255;

/** One safe line: the parts that are there, with commas between them. */
export function summaryOf(...parts: readonly (string | undefined)[]): string {
  const text = parts.filter((part) => part !== undefined && part !== '').join(', ');
  return escapeControls(shortened(text));
}

/** Never cuts a surrogate pair in two. */
function shortened(text: string): string {
  if (text.length <= longestSummary) return text;
  return `${text.slice(0, longestSummary - 1).replace(/[\ud800-\udbff]$/u, '')}…`;
}

/** The first `most` of the items, and how many there are besides. */
export function listed(items: readonly string[], most: number): string {
  const shown = items.slice(0, most).join(', ');
  return items.length <= most ? shown : `${shown} and ${items.length - most} more`;
}

/** `1 flow`, `2 flows` */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Bytes as safe text, without what follows a NUL, and of bounded length. */
export function textOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return visibleText(bytes.subarray(0, Math.min(end < 0 ? bytes.length : end, longestText)));
}
