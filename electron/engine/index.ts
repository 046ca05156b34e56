export { Capture, type CaptureOptions } from './capture/capture';
export type { Datagram } from './capture/datagram';
export { listInterfaces } from './interfaces';
export type { RecordingOptions, RecordingStatus } from '#native';
export { escapeControls, visibleText } from './text/visible';
