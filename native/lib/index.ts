export { Capture, type CaptureOptions, type RowsOptions } from './capture';
export * as dgram from './dgram';
export {
  type FileExportCounts,
  type FileExportOptions,
  type FileExportProgress,
  type FileSelection,
} from './file-export-options';
export {
  type InterfaceEvents,
  InterfaceWatcher,
  type InterfaceWatcherOptions,
} from './interface-watcher';
export { listInterfaces } from './interfaces';
export { type DatagramRow, type Direction, type Endpoint, type LogExtent } from './log';
export {
  type IndexedOptions,
  LogFile,
  type LogFileOptions,
  type LogFileRowsOptions,
} from './log-file';
export { type Damage, type LogFileInterface, type LogFileProgress } from './log-file-progress';
export { type InterfaceAddress, type NetworkInterface } from './network-interface';
export { type Judge, type JudgedTest, type JudgeModule } from './query/judge';
export {
  type HeaderTest,
  type JudgedPredicate,
  type PayloadTest,
  type Predicate,
  type Span,
  type WayEnd,
} from './query/predicate';
export { Query, type QueryOptions, type QueryRowsOptions } from './query/query';
export { type QueryProgress } from './query/query-progress';
export { type BucketOptions, COUNTS_PER_BUCKET, type TimeBuckets } from './query/time-buckets';
export {
  type Lateness,
  type Pace,
  type PlayerFailure,
  type PlayerOptions,
  type PlayerProgress,
  type PlayerReport,
  type PlayerState,
  type ReplayDestination,
  type ReplaySurvey,
  type Rewriting,
  type RoutePlan,
  type RouteRule,
  type RouteTarget,
  type SeekPlace,
  type SendRefusal,
  type SkipCounts,
  type Timing,
} from './replay/plan';
export { Player } from './replay/player';
export { type TestDestination, type TestStreamOptions } from './replay/test-stream-plan';
export { sendTestStreams } from './replay/test-streams';
export {
  type Histogram,
  type Statistics,
  type StatisticsGroup,
  type StatisticsOptions,
  type Tally,
} from './statistics';
export {
  type StreamEventKind,
  type StreamEventSelection,
  type StreamClock,
  type StreamField,
  type StreamListing,
  type StreamOptions,
  type StreamOrder,
  type StreamProtocol,
} from './streams/options';
export {
  type Distribution,
  type FieldDetail,
  type PayloadDetail,
  type RtpDetail,
  type SequenceCounts,
  type TestDetail,
  type TransportDetail,
} from './streams/payload';
export {
  type StreamDetail,
  type StreamEvent,
  type StreamEventPage,
  type StreamLine,
  type StreamPage,
  type StreamProgress,
  type StreamSeries,
} from './streams/stream';
export { Streams } from './streams/streams';
export { type RecordingOptions, type RecordingStatus } from './recording';
export { groupBinding } from './multicast-group';
export {
  type BufferSize,
  type GroupSocketOptions,
  type MembershipOptions,
  type OpenedSocket,
  type SendDestination,
  type SocketSettings,
  type SocketStatistics,
  type TunableOptions,
  type UdpSocketOptions,
  type UnixSocketOptions,
} from './opened-socket';
