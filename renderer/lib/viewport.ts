/**
 * The arithmetic of scrolling through many rows. Chromium stops laying out at about 33.5 million pixels,
 * which is 1.5 million rows, so pixels cannot be the position in a log of 50 million. The truth is
 * a position in rows: the number of the row at the upper edge, with the part of it that is
 * scrolled away as the fraction. The scrollbar is a scaled picture of it.
 */

/** The rows that can be scrolled through, by number, and how many of them fit on screen. */
export interface Viewport {
  first: number;
  /** `first - 1` if there are none. */
  last: number;
  /** Height of the rows' area in rows; a fraction where the lowest row is cut. */
  visible: number;
}

/** Rows by number, both ends included; empty if `last` is below `first`. */
export interface RowRange {
  first: number;
  last: number;
}

/** In CSS pixels; far enough below Chromium's limit to stay exact at every zoom. */
export const tallestContent = 8_000_000;

/** Height of everything that can be scrolled through, in CSS pixels, scaled down if need be. */
export function contentHeight({ first, last }: Viewport, rowHeight: number): number {
  return Math.min((last + 1 - first) * rowHeight, tallestContent);
}

/** The lowest position: the last row touches the lower edge. */
export function lowestPosition({ first, last, visible }: Viewport): number {
  return Math.max(first, last + 1 - visible);
}

/** The nearest position that exists; rows that were evicted lead to the first one retained. */
export function clampPosition(viewport: Viewport, position: number): number {
  return Math.min(Math.max(position, viewport.first), lowestPosition(viewport));
}

/** Where the scrollbar stands (`scrollTop` in CSS pixels) when the view is at a position. */
export function scrollTopOf(viewport: Viewport, rowHeight: number, position: number): number {
  const { span, travel } = scrollRange(viewport, rowHeight);
  return span === 0 ? 0 : ((position - viewport.first) / span) * travel;
}

interface Scroll {
  /** Position before. */
  position: number;
  /** `scrollTop` before and after, in CSS pixels. */
  from: number;
  to: number;
}

/**
 * The position after the browser itself scrolled. In a scaled log, one pixel of scrollbar travel
 * stands for many rows: there, steps of less than a screen come from touch, autoscroll or the
 * scrollbar's arrows and mean pixels of rows; larger ones come from the thumb and mean a place.
 */
export function positionAfterScroll(viewport: Viewport, rowHeight: number, scroll: Scroll): number {
  const { span, travel } = scrollRange(viewport, rowHeight);
  const { position, from, to } = scroll;
  if (to <= 0 || travel <= 0) return viewport.first;
  if (to >= travel - 0.5) return lowestPosition(viewport);
  const scaled = travel < span * rowHeight - 1;
  const step = to - from;
  if (scaled && Math.abs(step) < viewport.visible * rowHeight)
    return clampPosition(viewport, position + step / rowHeight);
  return viewport.first + (to / travel) * span;
}

/** How far positions reach, in rows, and how far the scrollbar does, in pixels. */
function scrollRange(viewport: Viewport, rowHeight: number): { span: number; travel: number } {
  const height = contentHeight(viewport, rowHeight);
  return {
    span: lowestPosition(viewport) - viewport.first,
    travel: Math.max(0, height - viewport.visible * rowHeight),
  };
}

/** The rows of which any part is on screen. */
export function rowsOnScreen({ last, visible }: Viewport, position: number): RowRange {
  return {
    first: Math.floor(position),
    last: Math.min(last, Math.ceil(position + visible) - 1),
  };
}

/** The rows that are on screen from edge to edge; the upper one only if none is. */
export function wholeRowsOnScreen({ last, visible }: Viewport, position: number): RowRange {
  const first = Math.min(Math.ceil(position), last);
  return { first, last: Math.max(first, Math.min(last, Math.floor(position + visible) - 1)) };
}

/** The nearest position at which a row is wholly on screen. */
export function positionRevealing(viewport: Viewport, position: number, row: number): number {
  const highest = row + 1 - viewport.visible;
  return clampPosition(viewport, Math.min(Math.max(position, highest), row));
}

/** All places of a range. */
export function placesOf({ first, last }: RowRange): number[] {
  return Array.from({ length: Math.max(0, last + 1 - first) }, (_, index) => first + index);
}
