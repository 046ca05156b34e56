import { escapeControls } from '../../contract';

/** Longer names fit no list, and a few thousand announcements no memory. */
const longest = 200;

/** Text from the network as one short line that is safe to show. */
export function shownText(value: unknown): string {
  // Escapes make text longer: what is cut before bounds what they cost, what is cut after what is kept.
  return cut(escapeControls(cut(String(value).trim())));
}

/** Never cuts a surrogate pair in two. */
function cut(text: string): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/u, '')}…`;
}
