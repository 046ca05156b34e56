import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  Alert,
  CaptureState,
  Failure,
  FileState,
  LogExtent,
  MarksState,
  MatchesState,
  SourceState,
} from '../../electron/contract';

/** The newest frame of the capture feed. Rows are not in it: the log pulls those. */
export interface Capture {
  /** Null until the first frame has come. */
  state: SourceState | null;
  /** What the applied filter found; null while none is applied. */
  matches: MatchesState | null;
  /** Another number once the rules are others. */
  rules: number;
  /** How the marks do; the list of them is asked for at each revision. */
  marks: MarksState;
  /** The last alerts, the oldest first. */
  alerts: Alert[];
  /** Why frames no longer come; null while they do. */
  failure: Failure | null;
}

export type CaptureStore = StoreApi<Capture>;

export function createCaptureStore(): CaptureStore {
  return createStore<Capture>(() => ({
    state: null,
    matches: null,
    rules: 0,
    marks: { revision: 0, failure: null },
    alerts: [],
    failure: null,
  }));
}

/** The state of a running capture; null where the window shows a file, or nothing yet. */
export function liveState({ state }: Capture): CaptureState | null {
  return state?.source === 'live' ? state : null;
}

/** The state of a file; null where the window shows a running capture, or nothing yet. */
export function fileState({ state }: Capture): FileState | null {
  return state?.source === 'file' ? state : null;
}

const nothing: LogExtent = { first: 1, last: 0, evicted: 0 };

/** What can be looked at: the matches of the applied filter, or else the whole log. */
export function shownExtent({ state, matches }: Capture): LogExtent {
  return matches?.log ?? state?.log ?? nothing;
}

/** The one capture that this window shows: running, or in a file. */
export const captureStore = createCaptureStore();
