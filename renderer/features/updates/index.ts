export { UpdateNotice } from './update-notice';
export { UpdatesSection } from './updates-section';
export { followUpdates } from './updates-store';
