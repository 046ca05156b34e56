export { ReplayPanel } from './replay-panel';
export { followReplay, seekReplay, useReplayPosition } from './replay-store';
