import { memo } from 'react';
import type { StreamEvent, StreamEventKind } from '../../../electron/contract';
import { formatCount } from '../../lib/format-number';
import { formatTime } from '../../lib/format-time';
import { Icon, type IconName } from '../../ui/icon';

type Tone = 'danger' | 'warning' | 'quiet';

/** How much of a concern something is. */
export const eventTones: Readonly<Record<StreamEventKind, Tone>> = {
  new: 'quiet',
  lost: 'danger',
  duplicate: 'warning',
  reordered: 'warning',
  restart: 'warning',
  'clock-jump': 'warning',
  continuity: 'danger',
  'transport-error': 'danger',
  'loss-alarm': 'danger',
  'jitter-alarm': 'warning',
  'burst-alarm': 'warning',
  'buffer-alarm': 'warning',
};

const icons: Readonly<Record<Tone, IconName>> = {
  danger: 'error',
  warning: 'warning',
  quiet: 'add',
};

interface EventLineProps {
  id: string;
  /** From 0, among all that happened. */
  place: number;
  count: number;
  /** Undefined until it has been pulled. */
  event: StreamEvent | undefined;
  isActive: boolean;
}

/** Something that happened, with the datagram at which it did. */
export const EventLine = memo(function EventLine(props: EventLineProps) {
  const { id, place, count, event, isActive } = props;
  const tone = event === undefined ? 'quiet' : eventTones[event.kind];
  return (
    <div
      id={id}
      className="stream-event"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an option has no markup
      role="option"
      data-place={place}
      data-tone={tone}
      aria-posinset={place + 1}
      aria-setsize={count}
      aria-selected={isActive}
      title="Go to the datagram"
    >
      {event === undefined ? (
        '…'
      ) : (
        <>
          <Icon name={icons[tone]} />
          <span className="stream-event-text">{event.text}</span>
          <span className="stream-event-row">No. {formatCount(event.row)}</span>
          <span className="stream-event-time">
            {event.time === null
              ? 'gone'
              : formatTime(event.time, { format: 'clock', digits: 3 }, null)}
          </span>
        </>
      )}
    </div>
  );
});
