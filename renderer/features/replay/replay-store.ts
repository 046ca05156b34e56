import { useStore } from 'zustand';
import type { Bridge } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { captureStore } from '../../lib/capture-store';
import { openFeed } from '../../lib/feed';
import { changeSettings, settingsStore } from '../../lib/settings-store';
import { followCommands } from './replay-commands';
import { ReplayDesk, runningOf, type Desk } from './replay-desk';
import { TextJudge } from './text-judge';

/** The replay of this window. */
export const desk = new ReplayDesk(
  {
    survey: (input) => call('replay.survey', input),
    forget: () => call('replay.forget', {}),
    start: (input) => call('replay.start', input),
    control: (input) => call('replay.control', input),
    shownFilter: () => captureStore.getState().matches?.text ?? '',
    // A form that could not be kept is filled in again: nothing to interrupt a replay for.
    keep: (form) => void changeSettings({ replay: form }),
  },
  new TextJudge({
    check: (input) => call('replay.check', input),
    checkFilter: (input) => call('filter.check', input),
  }),
);

interface Following {
  bridge: Pick<Bridge, 'call' | 'subscribe'>;
  /** Runs the callback when what the store holds has reached the screen. */
  afterPaint: (callback: () => void) => void;
}

/** Shows how the replay goes, and listens to its commands, whether its panel is open or not. */
export function followReplay({ bridge, afterPaint }: Following): void {
  openFeed('replay', {
    bridge,
    afterPaint,
    show: ({ state }) => desk.told(state),
    fail: (failure) => desk.failed(failure),
  });
  followCommands(desk);
}

/** Fills in the form as it was used last, in whichever window; to be called once the settings are known. */
export function restoreReplayForm(): void {
  desk.restore(settingsStore.getState().replay);
}

/** Renders again when what `select` picks is another value than before. */
export function useDesk<Picked>(select: (desk: Desk) => Picked): Picked {
  return useStore(desk.store, select);
}

/** When the datagram came that a replay dealt with last, as in rows; null while none runs, or none was sent. */
export function useReplayTime(): string | null {
  return useDesk((shown) => runningOf(shown)?.progress.time ?? null);
}

/** Has the replay go on at a datagram's number, or at a time as rows have it; does nothing where none runs. */
export function seekReplay(place: string): void {
  if (runningOf(desk.store.getState()) !== null) void desk.control({ kind: 'seek', place });
}
