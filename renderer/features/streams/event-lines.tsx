import { useId, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { formatCount } from '../../lib/format-number';
import { placeAfterKey } from '../../lib/list-keys';
import { placesOf } from '../../lib/viewport';
import { Alert } from '../../ui/notice';
import { useVirtualRows, type VirtualRows } from '../../ui/use-virtual-rows';
import { EventLine } from './event-line';
import type { EventChoice } from './event-kinds';
import { useEvents, type ShownEvents } from './events-store';
import { goToDatagram } from './going';

interface EventLinesProps {
  stream: number;
  choice: EventChoice;
}

/** The list itself, of which only the lines on the screen are there. */
export function EventLines({ stream, choice }: EventLinesProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const header = useRef<HTMLDivElement>(null);
  const row = useRef<HTMLDivElement>(null);
  const [first, setFirst] = useState(0);
  const events = useEvents({ stream, choice, first });
  const rows = useVirtualRows({ count: events.total, scroller, header, row });
  // Known only once the list has a size: what is to be pulled follows from what is on the screen.
  if (rows.range.first !== first) setFirst(rows.range.first);
  return (
    <>
      <p className="stream-events-count">{countOf(events)}</p>
      {events.failure !== null && <Alert tone="danger" {...events.failure} />}
      <div ref={scroller} className="stream-events-scroller">
        <div ref={header} />
        <div ref={row} className="stream-measure" aria-hidden="true" />
        <div style={{ height: rows.contentHeight }}>
          <ListBox events={events} rows={rows} />
        </div>
      </div>
    </>
  );
}

function ListBox({ events, rows }: { events: ShownEvents; rows: VirtualRows }) {
  const id = useId();
  const [active, setActive] = useState<number | null>(null);
  const { range } = rows;
  const isActiveThere = active !== null && active >= range.first && active <= range.last;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && active !== null) return goTo(events, active);
    const place = placeAfterKey(active, event.key, { count: events.total, page: rows.page });
    if (place === null) return;
    event.preventDefault();
    setActive(place);
    rows.reveal(place);
  };
  const onClick = ({ target }: MouseEvent) => {
    const place = placeOfLine(target);
    if (place === null) return;
    setActive(place);
    goTo(events, place);
  };
  return (
    <div
      className="stream-events-list"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select cannot lead anywhere
      role="listbox"
      aria-label="What happened"
      aria-activedescendant={isActiveThere ? `${id}-${active}` : undefined}
      tabIndex={0}
      style={{ height: rows.height }}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <div role="presentation" style={{ transform: `translateY(${rows.shift}px)` }}>
        {placesOf(range).map((place) => (
          <EventLine
            key={place}
            id={`${id}-${place}`}
            place={place}
            count={events.total}
            event={events.at(place)}
            isActive={place === active}
          />
        ))}
      </div>
    </div>
  );
}

function countOf({ total, forgotten }: ShownEvents): string {
  const listed = total === 0 ? 'Nothing' : formatCount(total);
  return forgotten === 0 ? listed : `${listed}, and ${formatCount(forgotten)} forgotten`;
}

function goTo(events: ShownEvents, place: number): void {
  const event = events.at(place);
  if (event !== undefined) void goToDatagram(event.row);
}

function placeOfLine(target: EventTarget): number | null {
  const line = target instanceof Element ? target.closest<HTMLElement>('.stream-event') : null;
  return line === null ? null : Number(line.dataset['place']);
}
