import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import {
  mostStreamsPerCall,
  type CallInput,
  type CallOutput,
  type StreamLine,
} from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { PacedPull, type Pulled } from '../../lib/paced-pull';
import { useCapture } from '../../lib/use-capture';
import { useSeconds } from '../../lib/use-seconds';
import type { RowRange } from '../../lib/viewport';
import { useChoice } from './choice';
import { destinationOf } from './words';
import { noSelection, seen, type StreamPage, type StreamSelection } from './selection';

type ListInput = CallInput<'streams.list'>;
export type StreamList = CallOutput<'streams.list'>;
type PagePlace = Pick<ListInput, 'from' | 'count'>;

/** Lines are pulled in steps of so many, so that scrolling by one asks for nothing else. */
const stride = 20;
/** Before it is known how many there is room for. */
const leastPage = 3 * stride;

/** Milliseconds between two pulls of the same: lines that change their order more often cannot be read. */
const rest = 250;

export const listPull = new PacedPull<ListInput, StreamList>({
  pull: (input) => call('streams.list', input),
  rest,
});

/** How the list is looked at, which outlasts the view. */
interface StreamsView {
  selection: StreamSelection;
  detail: 'open' | 'closed';
  /** What somebody is to say of a destination: where its sequence number is, or how fast its media clock runs. */
  asked: { about: 'sequence' | 'clock'; destination: string } | null;
  /** The place in the log where a search for losses arrived last; null before the first one. */
  sought: number | null;
}

export const streamsStore = createStore<StreamsView>(() => ({
  selection: noSelection,
  detail: 'closed',
  asked: null,
  sought: null,
}));

export function useStreamsView<Picked>(select: (view: StreamsView) => Picked): Picked {
  return useStore(streamsStore, select);
}

export function changeSelection(change: (selection: StreamSelection) => StreamSelection): void {
  streamsStore.setState(({ selection }) => ({ selection: change(selection) }));
}

listPull.state.subscribe((pulled) =>
  changeSelection((selection) => seen(selection, pageOf(pulled))),
);

/** The lines that were pulled last. */
export function pageOf({ value, input }: Pulled<ListInput, StreamList>): StreamPage {
  return { from: input?.from ?? 0, streams: value?.streams ?? [] };
}

/** The lines of a range of places, and some around them. */
export function pageFor({ first, last }: RowRange): PagePlace {
  const from = Math.max(0, (Math.floor(first / stride) - 1) * stride);
  const end = (Math.floor(last / stride) + 2) * stride;
  return { from, count: Math.min(Math.max(end - from, leastPage), mostStreamsPerCall) };
}

/** The list as it is, pulled anew as it changes, for as long as somebody looks at it. */
export function useStreamList({ from, count }: PagePlace): Pulled<ListInput, StreamList> {
  const choice = useChoice();
  const pulled = useStore(listPull.state);
  const revision = useRevision(pulled.value);
  useEffect(
    () => listPull.want({ ...choice, from, count }, revision),
    [choice, from, count, revision],
  );
  useEffect(() => () => listPull.stop(), []);
  return pulled;
}

/** Another text whenever streams may be others: rates and states change also while nothing comes. */
export function useRevision(list: StreamList | null): string {
  const last = useCapture(({ state }) => state?.log.last ?? 0);
  const seconds = useSeconds();
  return `${last} ${list?.progress.analysed ?? 0} ${seconds}`;
}

/** The line of the selected stream; undefined where none is, or where it has been scrolled away from. */
export function selectedLine(): StreamLine | undefined {
  const { stream } = streamsStore.getState().selection;
  return listPull.state.getState().value?.streams.find(({ number }) => number === stream);
}

/** Asks where the destination of a stream has its sequence number, or how fast its media clock runs. */
export function askAbout(about: 'sequence' | 'clock', line: StreamLine | undefined): void {
  const asked = line === undefined ? null : { about, destination: destinationOf(line) };
  streamsStore.setState({ asked });
}

export function askNothing(): void {
  streamsStore.setState({ asked: null });
}

export function openDetail(): void {
  streamsStore.setState({ detail: 'open' });
}

export function closeDetail(): void {
  streamsStore.setState({ detail: 'closed' });
  focusStreams();
}

export function focusStreams(): void {
  document.querySelector<HTMLElement>('.stream-grid')?.focus();
}
