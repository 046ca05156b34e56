import { nanosecondsOf } from '../../../electron/contract';
import { useMarks, useSight } from '../log';
import { useReplayTime } from '../replay';
import { selectedSpan, type Cursor } from './cursor';
import { fractionOf, type Scale, type TimeSpan } from './scale';

interface PlacesProps {
  scale: Scale;
  cursor: Cursor;
}

/** What is where on the strip, besides datagrams: the rows in the table, the cursor, and what is selected. */
export function Places({ scale, cursor }: PlacesProps) {
  const selected = selectedSpan(cursor, scale);
  return (
    <div className="density-places" aria-hidden="true">
      <SightPlace scale={scale} />
      <MarkPlaces scale={scale} />
      <ReplayPlace scale={scale} />
      {selected !== null && <div className="density-selection" style={placeOf(scale, selected)} />}
      {cursor.at !== null && selected === null && (
        <div className="density-cursor" style={{ left: percent(fractionOf(scale, cursor.at)) }} />
      )}
    </div>
  );
}

/** Where the rows in the table lie, which changes as fast as they do. */
function SightPlace({ scale }: { scale: Scale }) {
  const sight = useSight();
  if (sight === null) return null;
  const from = nanosecondsOf(sight.from);
  const to = nanosecondsOf(sight.to);
  // A log may be out of order.
  const span = from <= to ? { from, to } : { from: to, to: from };
  return <div className="density-sight" style={placeOf(scale, span)} />;
}

/** Marks closer together than a thousandth of the strip are one: nobody could tell them apart. */
function MarkPlaces({ scale }: { scale: Scale }) {
  const { marks } = useMarks();
  const places = new Set(
    Array.from(marks.values(), ({ time }) =>
      Math.round(fractionOf(scale, nanosecondsOf(time)) * 1000),
    ),
  );
  return Array.from(places, (place) => (
    <div key={place} className="density-mark" style={{ left: percent(place / 1000) }} />
  ));
}

/** How far a replay is. */
function ReplayPlace({ scale }: { scale: Scale }) {
  const time = useReplayTime();
  if (time === null) return null;
  const left = percent(fractionOf(scale, nanosecondsOf(time)));
  return <div className="density-replay" data-testid="density-replay" style={{ left }} />;
}

function placeOf(scale: Scale, { from, to }: TimeSpan): { left: string; width: string } {
  const left = fractionOf(scale, from);
  return { left: percent(left), width: percent(fractionOf(scale, to) - left) };
}

function percent(fraction: number): string {
  return `${fraction * 100}%`;
}
