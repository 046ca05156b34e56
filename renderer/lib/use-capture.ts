import { useStore } from 'zustand';
import { captureStore, type Capture } from './capture-store';

/** Renders again when what `select` picks from the newest frame is another value than before. */
export function useCapture<Picked>(select: (capture: Capture) => Picked): Picked {
  return useStore(captureStore, select);
}
