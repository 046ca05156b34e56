export { saveMessage, type MessageToSave } from './save-message';
export { SendPanel } from './send-panel';
export { openSendStream, useDemonstration } from './send-store';
