import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
} from 'react';
import type { Place } from '../../../electron/contract';
import { copyText } from '../../lib/clipboard';
import { hexOf, movedBy, rowBytes, type ByteRange } from './bytes';
import { byteId, HexRow } from './hex-row';
import { byteAt, chosenWith } from './hex-pointer';
import './hex-view.css';

interface HexViewProps {
  bytes: Uint8Array;
  /** A sign for each byte. */
  glyphs: readonly string[];
  /** What is shown as chosen: the bytes of a field, or what the person chose here. */
  chosen: Place | null;
  /** Null while no byte has been pointed at. */
  range: ByteRange | null;
  onRange: (range: ByteRange) => void;
}

/** Pixels; the style sheet has the same. */
const rowHeight = 20;

/**
 * The bytes, sixteen in a row: their place, what they are in hexadecimal, and as text. Only the rows in sight
 * exist, in a table that is moved to where they belong.
 */
export function HexView({ bytes, glyphs, chosen, range, onRange }: HexViewProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const { first, visible } = useRowsInSight(scroller);
  const rows = Math.ceil(bytes.length / rowBytes);
  const last = Math.min(rows, first + visible + 1);
  const cursor = range?.cursor ?? chosen?.offset ?? null;
  useShownOffset(scroller, cursor);

  const onKeyDown = (event: KeyboardEvent) => {
    const at = chosenByKey(event, { bytes, range, cursor, page: visible - 1 });
    if (at === null) return copyByKey(event, bytes, chosen);
    event.preventDefault();
    onRange(at);
  };
  const point = (event: PointerEvent) => {
    const at = byteAt(event, bytes.length);
    if (at !== null) onRange(chosenWith(event, at, range));
  };
  return (
    <div ref={scroller} className="hex-view">
      <div className="hex-spacer" style={{ height: rows * rowHeight }}>
        <table
          className="hex-grid"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- ARIA in HTML
          role="grid"
          aria-label="Bytes"
          aria-rowcount={rows}
          aria-colcount={rowBytes + 2}
          aria-multiselectable="true"
          aria-activedescendant={isRendered(cursor, first, last) ? byteId(cursor) : undefined}
          tabIndex={0}
          style={{ transform: `translateY(${first * rowHeight}px)` }}
          onKeyDown={onKeyDown}
          onPointerDown={(event) => event.button === 0 && point(event)}
          onPointerMove={(event) => event.buttons === 1 && point(event)}
        >
          <tbody>
            {Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index).map(
              (row) => (
                <HexRow
                  key={row}
                  row={row}
                  bytes={bytes}
                  glyphs={glyphs}
                  cursor={range?.cursor ?? null}
                  {...chosenIn(row, chosen)}
                />
              ),
            )}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function isRendered(cursor: number | null, first: number, last: number): boolean {
  return cursor !== null && cursor >= first * rowBytes && cursor < last * rowBytes;
}

/** The part of what is chosen that lies in a row, so that other rows need not be drawn again. */
function chosenIn(row: number, chosen: Place | null): { from: number; to: number } {
  const start = row * rowBytes;
  if (chosen === null) return { from: 0, to: 0 };
  const from = Math.max(0, Math.min(rowBytes, chosen.offset - start));
  const to = Math.max(0, Math.min(rowBytes, chosen.offset + chosen.length - start));
  return from < to ? { from, to } : { from: 0, to: 0 };
}

interface Chosen {
  bytes: Uint8Array;
  range: ByteRange | null;
  cursor: number | null;
  page: number;
}

/** What is chosen after a key: with Shift as far as the cursor goes. Null for keys that mean nothing here. */
function chosenByKey(event: KeyboardEvent, { bytes, range, cursor, page }: Chosen) {
  if (event.altKey || event.metaKey) return null;
  if (event.key.toLowerCase() === 'a' && event.ctrlKey && bytes.length > 0) {
    return { anchor: 0, cursor: bytes.length - 1 };
  }
  const at = cursor ?? 0;
  const moved = movedBy(event, at, { count: bytes.length, page });
  // The first arrow only shows where the cursor is.
  const next = cursor === null && event.key.startsWith('Arrow') ? 0 : moved;
  if (next === null) return null;
  return { anchor: event.shiftKey ? (range?.anchor ?? at) : next, cursor: next };
}

function copyByKey(event: KeyboardEvent, bytes: Uint8Array, chosen: Place | null): void {
  const isCopy = event.key.toLowerCase() === 'c' && (event.ctrlKey || event.metaKey);
  if (!isCopy || chosen === null) return;
  event.preventDefault();
  void copyText(hexOf(bytes.subarray(chosen.offset, chosen.offset + chosen.length)));
}

/** The first row in sight, and how many there are. */
function useRowsInSight(scroller: RefObject<HTMLDivElement | null>) {
  const [sight, setSight] = useState({ first: 0, visible: 0 });
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = () => {
      const first = Math.floor(element.scrollTop / rowHeight);
      const visible = Math.ceil(element.clientHeight / rowHeight) + 1;
      setSight((before) =>
        before.first === first && before.visible === visible ? before : { first, visible },
      );
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure);
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [scroller]);
  return sight;
}

/** Scrolls as little as is needed to have the byte in sight. */
function useShownOffset(scroller: RefObject<HTMLDivElement | null>, offset: number | null): void {
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || offset === null) return;
    const top = Math.floor(offset / rowBytes) * rowHeight;
    const lowest = top + rowHeight - element.clientHeight;
    if (element.scrollTop > top) element.scrollTo({ top });
    else if (element.scrollTop < lowest) element.scrollTo({ top: lowest });
  }, [scroller, offset]);
}
