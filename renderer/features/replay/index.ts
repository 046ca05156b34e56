export { ReplayPanel } from './replay-panel';
export { followReplay, seekReplay, useReplayTime } from './replay-store';
