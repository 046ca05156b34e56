import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import {
  clampPosition,
  contentHeight,
  lowestPosition,
  positionRevealing,
  rowsOnScreen,
  scrollTopOf,
  tallestContent,
  type RowRange,
  type Viewport,
} from '../lib/viewport';
import './virtual-grid.css';
import { useGeometry } from './use-geometry';

interface VirtualRowsOptions {
  /** Rows there are. */
  count: number;
  scroller: RefObject<HTMLElement | null>;
  /** What stays at the upper edge; an element without height where there is nothing. */
  header: RefObject<HTMLElement | null>;
  /** An element as high as a row. */
  row: RefObject<HTMLElement | null>;
}

export interface VirtualRows {
  /** Of what is in the scroller, and of the scroller itself, in CSS pixels. */
  contentHeight: number;
  height: number;
  /** The places, from 0, of which any part is on the screen. */
  range: RowRange;
  /** By how much the rows are moved, so that the first is cut as it should be, in CSS pixels. */
  shift: number;
  /** Rows that fit on the screen, at least one. */
  page: number;
  /** Scrolls as little as it takes for a row to be seen whole. */
  reveal: (place: number) => void;
}

/** Of a row before it is measured, in CSS pixels. */
const usualRowHeight = 22;

/**
 * Rows of one height of which only those on the screen are made. Where there are more than a browser can lay
 * out, the scrollbar is a scaled picture of them, and the wheel moves by rows.
 */
export function useVirtualRows({ count, scroller, ...measured }: VirtualRowsOptions): VirtualRows {
  const geometry = useGeometry({ scroller, ...measured });
  const { height = 0, headerHeight = 0 } = geometry ?? {};
  // What is not displayed has no height, by which nothing can be divided.
  const rowHeight = geometry?.rowHeight || usualRowHeight;
  const [wanted, setWanted] = useState(0);
  const visible = Math.max(0, height - headerHeight) / rowHeight;
  const viewport: Viewport = { first: 0, last: count - 1, visible };
  const position = Math.max(0, clampPosition(viewport, wanted));
  useScrollbar({ scroller, viewport, rowHeight, position, onPosition: setWanted });
  const range = rowsOnScreen(viewport, position);
  return {
    contentHeight: contentHeight(viewport, rowHeight) + headerHeight,
    height,
    range,
    shift: (range.first - position) * rowHeight,
    page: Math.max(1, Math.floor(visible) - 1),
    reveal: (place) => setWanted(positionRevealing(viewport, position, place)),
  };
}

interface Bar {
  viewport: Viewport;
  rowHeight: number;
  position: number;
  onPosition: (position: number) => void;
}

interface Scrollbar extends Bar {
  scroller: RefObject<HTMLElement | null>;
}

/** Keeps the scrollbar where the rows are, and the rows where a person moves it. */
function useScrollbar({ scroller, ...bar }: Scrollbar): void {
  const newest = useRef(bar);
  /** As last written by us or reported by the browser. */
  const known = useRef(0);
  useLayoutEffect(() => {
    newest.current = bar;
    const target = scrollTopOf(bar.viewport, bar.rowHeight, bar.position);
    if (scroller.current !== null) known.current = scrolled(scroller.current, target);
  });
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    element.addEventListener('scroll', () => onScroll(element, newest.current, known), { signal });
    element.addEventListener('wheel', (event) => onWheel(event, newest.current), {
      signal,
      passive: false,
    });
    return () => controller.abort();
  }, [scroller]);
}

/** Scrolls to a place, and tells where that is: the browser rounds to the pixels of the screen. */
function scrolled(element: HTMLElement, target: number): number {
  if (Math.abs(element.scrollTop - target) >= 1) element.scrollTop = target;
  return element.scrollTop;
}

function onScroll(element: HTMLElement, bar: Bar, known: { current: number }): void {
  const { scrollTop, clientHeight, scrollHeight } = element;
  if (Math.abs(scrollTop - known.current) < 1) return;
  known.current = scrollTop;
  const travel = scrollHeight - clientHeight;
  const share = travel <= 0 ? 0 : Math.min(1, scrollTop / travel);
  bar.onPosition(share * lowestPosition(bar.viewport));
}

/** A pixel of a scaled scrollbar is many rows: there the wheel moves the rows themselves. */
function onWheel(event: WheelEvent, { viewport, rowHeight, position, onPosition }: Bar): void {
  const isScaled = (viewport.last + 1) * rowHeight > tallestContent;
  if (!isScaled || event.ctrlKey || event.shiftKey || event.deltaY === 0) return;
  event.preventDefault();
  onPosition(clampPosition(viewport, position + event.deltaY / rowHeight));
}
