export { Capture } from './capture/capture';
export type { Datagram } from './capture/datagram';
export type { FileDatagram } from './file/file-datagram';
export { explainDamage, LogFile } from './file/log-file';
export { listInterfaces } from './interfaces';
export type { CaptureOptions, RecordingOptions, RecordingStatus } from '#native';
export { escapeControls, visibleText } from './text/visible';
