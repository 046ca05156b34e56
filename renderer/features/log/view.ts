import type { LogExtent } from '../../../electron/contract';
import {
  clampPosition,
  lowestPosition,
  positionRevealing,
  rowsOnScreen,
  wholeRowsOnScreen,
  type RowRange,
  type Viewport,
} from '../../lib/viewport';

/** How the log is looked at. Every change of it is one of the pure functions below. */
export interface LogView {
  /** Following keeps the newest row at the lower edge; only the person changes the mode. */
  mode: 'following' | 'paused';
  /** The row at the upper edge, with a fraction; holds while paused. */
  position: number;
  /** The newest row shown while following. Rows after it are new to someone who paused. */
  seen: number;
  /**
   * The last row that the scrollbar reached when the person took hold of it, else null. Until it
   * is let go the scrollbar keeps that length: Chromium gives up a drag whose content grows.
   */
  held: number | null;
  /** Number of the selected row. It stays selected while it is off screen. */
  selected: number | null;
  /** The row at the other end of the selection; null where one row is selected, or none. */
  anchor: number | null;
  /** Height of one row in CSS pixels. */
  rowHeight: number;
  /** Height of the rows' area in rows. */
  visible: number;
}

export const initialView: LogView = {
  mode: 'following',
  position: 1,
  seen: 0,
  held: null,
  selected: null,
  anchor: null,
  rowHeight: 22,
  visible: 0,
};

/**
 * The rows that can be scrolled through. While following, these end with the newest row that has
 * arrived, not with the newest in the log: the view moves on when it has something to show.
 */
export function viewportOf(view: LogView, { first, last }: LogExtent): Viewport {
  const end = view.held ?? (view.mode === 'following' ? view.seen : last);
  return { first, last: Math.min(Math.max(end, first - 1), last), visible: view.visible };
}

/** The position on screen: what is paused stays where it is as long as its rows are retained. */
export function positionOf(view: LogView, log: LogExtent): number {
  const viewport = viewportOf(view, log);
  return view.mode === 'following'
    ? lowestPosition(viewport)
    : clampPosition(viewport, view.position);
}

/**
 * The rows to have at hand. While following, the newest screen: nobody scrolls there. While paused,
 * a screen more on either side, so that scrolling finds rows instead of gaps.
 */
export function wantedRows(view: LogView, log: LogExtent): RowRange {
  const screen = Math.ceil(view.visible);
  if (view.mode === 'following')
    return { first: Math.max(log.first, log.last + 1 - screen), last: log.last };
  const { first, last } = rowsOnScreen(viewportOf(view, log), positionOf(view, log));
  return { first: Math.max(log.first, first - screen), last: Math.min(log.last, last + screen) };
}

/** The row that the person most likely looks at: the selected one if it is on screen, or the upper one. */
export function rowInSight(view: LogView, log: LogExtent): number {
  const { first } = wholeRowsOnScreen(viewportOf(view, log), positionOf(view, log));
  const { selected } = view;
  return selected !== null && isWhole(view, log, selected) ? selected : first;
}

/** The view of another list of rows, from its beginning unless it follows. */
export function turned(view: LogView, log: LogExtent): LogView {
  const seen = view.mode === 'following' ? 0 : log.last;
  return { ...view, position: 1, seen, held: null, selected: null, anchor: null };
}

/** Goes to a row that was looked for, unless the person has gone elsewhere meanwhile. */
export function found(view: LogView, row: number): LogView {
  return view.mode === 'paused' && view.position === 1 ? { ...view, position: row } : view;
}

/** Has a row that was looked for at the upper edge, and stays there. */
export function wentTo(view: LogView, log: LogExtent, row: number): LogView {
  const still = paused(view, log);
  return { ...still, position: clampPosition(viewportOf(still, log), row) };
}

/** All rows so far were there when following ended. */
export function settled(view: LogView, log: LogExtent): LogView {
  return view.mode === 'paused' ? { ...view, seen: log.last } : view;
}

/** Rows that came since following ended. */
export function newRows({ mode, seen }: LogView, { last }: LogExtent): number {
  return mode === 'following' ? 0 : Math.max(0, last - seen);
}

/** Scrolling up pauses; scrolling down against the lower edge changes nothing. */
export function scrolledTo(view: LogView, log: LogExtent, position: number): LogView {
  const target = clampPosition(viewportOf(view, log), position);
  if (view.mode === 'following' && target >= positionOf(view, log)) return view;
  return { ...view, mode: 'paused', position: target };
}

export function scrolledBy(view: LogView, log: LogExtent, rows: number): LogView {
  return scrolledTo(view, log, positionOf(view, log) + rows);
}

/**
 * The view in a table of another size. A selected row that was on screen stays there: whoever selected it
 * looks at it, also while new rows come.
 */
export function resized(
  view: LogView,
  log: LogExtent,
  size: Pick<LogView, 'rowHeight' | 'visible'>,
): LogView {
  const after = { ...view, ...size };
  const { selected } = view;
  const { first, last } = rowsOnScreen(viewportOf(view, log), positionOf(view, log));
  // A part of a row is enough to select it by.
  if (selected === null || selected < first || selected > last) return after;
  if (isWhole(after, log, selected)) return after;
  return withSelected(paused(after, log), log, selected);
}

function isWhole(view: LogView, log: LogExtent, row: number): boolean {
  const { first, last } = wholeRowsOnScreen(viewportOf(view, log), positionOf(view, log));
  return row >= first && row <= last;
}

/** The person took hold of the scrollbar. */
export function grasped(view: LogView, log: LogExtent): LogView {
  return view.held === null ? { ...view, held: viewportOf(view, log).last } : view;
}

export function released(view: LogView): LogView {
  return view.held === null ? view : { ...view, held: null };
}

export function paused(view: LogView, log: LogExtent): LogView {
  return { ...view, mode: 'paused', position: positionOf(view, log) };
}

export function following(view: LogView, log: LogExtent): LogView {
  return { ...view, mode: 'following', seen: log.last, held: null };
}

/** Rows up to `last` can be shown now. */
export function arrived(view: LogView, last: number): LogView {
  return view.mode === 'following' && last > view.seen ? { ...view, seen: last } : view;
}

/** Whether a key or a click selects one row, or all from where the selection began. */
export type Reach = 'one' | 'range';

/** The view after a key of the ARIA grid pattern, or null if the key means nothing here. */
export function movedByKey(
  view: LogView,
  log: LogExtent,
  key: string,
  reach: Reach = 'one',
): LogView | null {
  const after = keys[key]?.(view, log) ?? null;
  return after === null ? null : { ...after, anchor: anchorOf(view, after.selected, reach) };
}

/** The row that was clicked is selected. */
export function clicked(view: LogView, row: number, reach: Reach): LogView {
  return { ...view, selected: row, anchor: anchorOf(view, row, reach) };
}

/** Where a selection that now ends at `selected` began. */
function anchorOf(view: LogView, selected: number | null, reach: Reach): number | null {
  const began = view.anchor ?? view.selected;
  return reach === 'one' || selected === null || began === selected ? null : began;
}

/** All rows are selected; what is on screen stays. */
export function allSelected(view: LogView, log: LogExtent): LogView {
  if (log.last < log.first) return view;
  return { ...paused(view, log), selected: log.last, anchor: log.first };
}

/** The selected rows that there are; null where none is selected. */
export function selectionOf({ selected, anchor }: LogView, log: LogExtent): RowRange | null {
  if (selected === null) return null;
  const first = Math.max(log.first, Math.min(selected, anchor ?? selected));
  const last = Math.min(log.last, Math.max(selected, anchor ?? selected));
  return last < first ? null : { first, last };
}

/** Selects a row that was looked for, in the middle of the screen unless it is there already. */
export function shownAt(view: LogView, log: LogExtent, row: number): LogView {
  if (log.last < log.first) return view;
  const still = paused(view, log);
  const selected = Math.min(Math.max(row, log.first), log.last);
  const isThere = isWhole(still, log, selected);
  const middle = clampPosition(viewportOf(still, log), selected - Math.floor(view.visible / 2));
  return { ...still, selected, anchor: null, position: isThere ? still.position : middle };
}

type KeyMove = (view: LogView, log: LogExtent) => LogView;

const keys: Readonly<Record<string, KeyMove>> = {
  ArrowUp: (view, log) => stepped(paused(view, log), log, -1),
  ArrowDown: (view, log) => stepped(view, log, 1),
  PageUp: (view, log) => paged(paused(view, log), log, -1),
  PageDown: (view, log) => paged(view, log, 1),
  Home: (view, log) => ({
    ...paused(view, log),
    position: log.first,
    selected: view.selected === null ? null : log.first,
  }),
  End: (view, log) => ({
    ...following(view, log),
    selected: view.selected === null ? null : log.last,
  }),
  Escape: (view) => ({ ...view, selected: null }),
};

/** Moves the selection by a row; without one, begins at the edge that the key comes from. */
function stepped(view: LogView, log: LogExtent, step: 1 | -1): LogView {
  const whole = wholeRowsOnScreen(viewportOf(view, log), positionOf(view, log));
  const start = step > 0 ? whole.first : whole.last;
  return withSelected(view, log, view.selected === null ? start : view.selected + step);
}

/** Moves by a screen, less one row for orientation, and takes a selection along. */
function paged(view: LogView, log: LogExtent, direction: 1 | -1): LogView {
  const rows = direction * Math.max(1, Math.floor(view.visible) - 1);
  const moved = scrolledBy(view, log, rows);
  return view.selected === null ? moved : withSelected(moved, log, view.selected + rows);
}

function withSelected(view: LogView, log: LogExtent, wanted: number): LogView {
  if (log.last < log.first) return view;
  const selected = Math.min(Math.max(wanted, log.first), log.last);
  const position = positionRevealing(viewportOf(view, log), positionOf(view, log), selected);
  return { ...scrolledTo(view, log, position), selected };
}
