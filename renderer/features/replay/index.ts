export { ReplayPanel } from './replay-panel';
export { followReplay, restoreReplayForm, seekReplay, useReplayTime } from './replay-store';
