import { escapeControls } from '../../contract';

/** Characters of a text that are shown. */
const longestText = 16_384;

/** Lines that are shown of one datagram: hostile ones have tens of thousands. */
const mostLines = 500;

/** A text with what cannot be shown escaped; if it is very long, its beginning and how much is missing. */
export function shown(text: string): string {
  const more = text.length - longestText;
  if (more <= 0) return escapeControls(text);
  // A character in two halves stays out with both.
  const beginning = text.slice(0, longestText).replace(/[\ud800-\udbff]$/u, '');
  return `${escapeControls(beginning)}… (${more} more characters)`;
}

/** How many lines one datagram may still have. */
export class Allowance {
  #left = mostLines;
  /** How many it did not get. */
  omitted = 0;

  /** As many of the lines as are allowed. */
  take<Line>(lines: readonly Line[]): Line[] {
    const taken = lines.slice(0, this.#left);
    this.#left -= taken.length;
    this.omitted += lines.length - taken.length;
    return taken;
  }
}
