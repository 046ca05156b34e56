import { useState } from 'react';
import { Segmented } from '../../ui/segmented';
import { EventLines } from './event-lines';
import type { EventChoice } from './event-kinds';

const choices = [
  { value: 'all', label: 'All' },
  { value: 'losses', label: 'Losses' },
  { value: 'alarms', label: 'Alarms' },
] as const;

/** What happened to a stream, in the order of the log. Each leads to its datagram. */
export function EventList({ stream }: { stream: number }) {
  const [choice, setChoice] = useState<EventChoice>('all');
  return (
    <section className="stream-events" aria-label="What happened">
      <div className="stream-events-bar">
        <h3>What happened</h3>
        <Segmented label="Which" options={choices} value={choice} onValue={setChoice} />
      </div>
      {/* Another list begins at its beginning. */}
      <EventLines key={`${stream} ${choice}`} stream={stream} choice={choice} />
    </section>
  );
}
