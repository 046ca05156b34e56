import { nanosecondsOf } from '../../../electron/contract';
import { useSight } from '../log';
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

function placeOf(scale: Scale, { from, to }: TimeSpan): { left: string; width: string } {
  const left = fractionOf(scale, from);
  return { left: percent(left), width: percent(fractionOf(scale, to) - left) };
}

function percent(fraction: number): string {
  return `${fraction * 100}%`;
}
