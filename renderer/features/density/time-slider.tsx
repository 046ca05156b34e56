import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { decimalSeconds } from '../../../electron/contract';
import { showTimes } from '../filter';
import { goToTime } from '../log';
import { seekReplay } from '../replay';
import { cursorBucket, movedCursor, nowhere, selectedSpan, type Cursor } from './cursor';
import { beginOf, bucketAt, timesOf, type Scale, type TimeSpan } from './scale';
import { wordsOf } from './words';

interface TimeSliderProps {
  counts: Uint32Array;
  scale: Scale;
  cursor: Cursor;
  onCursor: (cursor: Cursor) => void;
  /** Told which bucket the pointer is over; null when it leaves. */
  onHover: (span: TimeSpan | null) => void;
}

/** CSS pixels that the pointer may move in a click. */
const clickSlack = 4;

/**
 * Where the person points on the strip: a click goes to a time, a double click has a replay that runs go on
 * there, dragging selects times. By keys it is a slider: arrows move, with Shift they select, Enter goes there or
 * applies what is selected, with Shift it is the double click, Escape gives it up.
 */
export function TimeSlider({ counts, scale, cursor, onCursor, onHover }: TimeSliderProps) {
  /** Where the pointer was pressed; null while it is not, and once Escape has ended that. */
  const press = useRef<{ x: number; at: bigint } | null>(null);
  const bucket = cursorBucket(cursor, scale);
  const here = { from: beginOf(scale, bucket), to: beginOf(scale, bucket + 1) };
  const selected = selectedSpan(cursor, scale);

  const give = (chosen: Cursor) => {
    const span = selectedSpan(chosen, scale);
    onCursor({ ...chosen, anchor: null });
    if (span !== null) showTimes(timesOf(scale, span));
    else if (chosen.at !== null) void goToTime(decimalSeconds(chosen.at));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const moved = movedCursor(cursor, scale, event);
    if (moved !== null) onCursor(moved);
    else if (event.key === 'Enter' && event.shiftKey)
      seekReplay(decimalSeconds(cursor.at ?? here.from));
    else if (event.key === 'Enter') give({ ...cursor, at: cursor.at ?? here.from });
    else if (event.key === 'Escape' && cursor.at !== null) onCursor(nowhere);
    else return;
    if (event.key === 'Escape') press.current = null;
    event.preventDefault();
  };

  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const over = bucketUnder(event, scale);
    onHover({ from: beginOf(scale, over), to: beginOf(scale, over + 1) });
    const pressed = press.current;
    if (pressed === null || Math.abs(event.clientX - pressed.x) < clickSlack) return;
    onCursor({ at: beginOf(scale, over), anchor: pressed.at });
  };

  return (
    <div
      className="density-slider"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- An input cannot select a range.
      role="slider"
      tabIndex={0}
      aria-label="Time"
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={scale.buckets - 1}
      aria-valuenow={bucket}
      aria-valuetext={`${selected === null ? '' : 'Selected: '}${wordsOf(counts, scale, selected ?? here)}`}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const at = beginOf(scale, bucketUnder(event, scale));
        press.current = { x: event.clientX, at };
        onCursor({ at, anchor: null });
      }}
      onPointerMove={onPointerMove}
      onDoubleClick={() => cursor.at !== null && seekReplay(decimalSeconds(cursor.at))}
      onPointerLeave={() => onHover(null)}
      onPointerUp={() => {
        if (press.current !== null) give(cursor);
        press.current = null;
      }}
      onPointerCancel={() => {
        press.current = null;
        onCursor(nowhere);
      }}
    />
  );
}

function bucketUnder({ clientX, currentTarget }: PointerEvent<HTMLElement>, scale: Scale): number {
  const { left, width } = currentTarget.getBoundingClientRect();
  return bucketAt(scale, (clientX - left) / width);
}
