import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CaptureState, Failure } from '../../electron/contract';

/** The newest frame of the capture stream. Rows are not in it: the log pulls those. */
export interface Capture {
  /** Null until the first frame has come. */
  state: CaptureState | null;
  /** Why frames no longer come; null while they do. */
  failure: Failure | null;
}

export type CaptureStore = StoreApi<Capture>;

export function createCaptureStore(): CaptureStore {
  return createStore<Capture>(() => ({ state: null, failure: null }));
}

/** The one capture that this window shows. */
export const captureStore = createCaptureStore();
