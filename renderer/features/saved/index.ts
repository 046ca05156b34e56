export { SavedNotice } from './saved-notice';
export { listenForSaves } from './saved-store';
