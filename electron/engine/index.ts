export { Capture } from './capture/capture';
export type { Datagram } from './capture/datagram';
export type { FileDatagram } from './file/file-datagram';
export {
  exportLog,
  type ExportForm,
  type ExportOptions,
  type ExportProgress,
  type ExportSummary,
  type ExportTarget,
} from './file/export';
export { FileCapture } from './file/file-capture';
export { explainDamage, LogFile } from './file/log-file';
export { repair } from './file/repair';
export { explainQuery, Query } from './query/query';
export { listInterfaces } from './interfaces';
export type {
  BucketOptions,
  CaptureOptions,
  FileSelection,
  Predicate,
  QueryProgress,
  RecordingOptions,
  RecordingStatus,
  TimeBuckets,
} from '#native';
export {
  csvHeader,
  datagramAsJson,
  fileDatagramAsCsv,
  fileDatagramAsJson,
} from './text/datagram-fields';
export { escapeControls, visibleText } from './text/visible';
