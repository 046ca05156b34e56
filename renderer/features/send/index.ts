export { saveMessage, type MessageToSave } from './save-message';
export { SendPanel } from './send-panel';
export { openSendFeed, useDemonstration } from './send-store';
