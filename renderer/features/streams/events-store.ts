import { useEffect } from 'react';
import { useStore } from 'zustand';
import {
  mostStreamEventsPerCall,
  type CallInput,
  type CallOutput,
  type StreamEvent,
} from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { PacedPull, type Pulled } from '../../lib/paced-pull';
import { kindsOf, type EventChoice } from './event-kinds';
import { listPull, useRevision } from './streams-store';

type EventsInput = CallInput<'streams.events'>;
type Events = CallOutput<'streams.events'>;

const eventPull = new PacedPull<EventsInput, Events>({
  pull: (input) => call('streams.events', input),
  rest: 250,
});

/** Events are pulled from every so many on. */
const stride = mostStreamEventsPerCall / 5;

interface Wanted {
  stream: number;
  choice: EventChoice;
  /** The first place that is on the screen. */
  first: number;
}

export interface ShownEvents {
  total: number;
  forgotten: number;
  failure: Pulled<EventsInput, Events>['failure'];
  /** Undefined where it has not been pulled. */
  at: (place: number) => StreamEvent | undefined;
}

/** What happened to a stream, from about what is on the screen on, for as long as somebody looks at it. */
export function useEvents({ stream, choice, first }: Wanted): ShownEvents {
  const from = Math.max(0, Math.floor(first / stride) * stride - stride);
  const list = useStore(listPull.state, ({ value }) => value);
  const revision = useRevision(list);
  useEffect(() => {
    const kinds = [...kindsOf[choice]];
    eventPull.want({ stream, kinds, from, count: mostStreamEventsPerCall }, revision);
  }, [stream, choice, from, revision]);
  useEffect(() => () => eventPull.stop(), []);
  const { value, input, failure } = useStore(eventPull.state);
  const isOther = input?.stream !== stream || input.kinds.length !== kindsOf[choice].length;
  const shown = isOther ? null : value;
  return {
    total: shown?.total ?? 0,
    forgotten: shown?.forgotten ?? 0,
    failure,
    at: (place) => shown?.events[place - (input?.from ?? 0)],
  };
}
