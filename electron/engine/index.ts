export { Capture } from './capture/capture';
export { recordedFiles } from './capture/recorded-files';
export { explainRecording } from './capture/recording-refusal';
export {
  messageOf,
  type DatagramMessage,
  type DecodeKind,
  type DecodeOptions,
} from './decode/datagram-message';
export { decodeSyslog, withTime, type SyslogMessage, type TimedMessage } from './decode/syslog';
export { completeFilter, type Completion, type Completions } from './filter/complete';
export { filterFields } from './filter/fields';
export type { Filter } from './filter/filter';
export { facilityName, severityName } from './decode/syslog/names';
export { checkFilter, readFilter } from './filter/read-filter';
export { diagnose } from './diagnose/diagnose';
export type { DiagnoseOptions } from './diagnose/gather';
export { diagnosisAsText } from './diagnose/report-text';
export { thisHost, type Host } from './host/host';
export { groupsOverview, type WatchedCapture } from './membership/overview';
export { overviewAsText } from './membership/overview-text';
export { Demonstration } from './demonstration/demonstration';
export { Discovery, type DiscoveryNews } from './discovery/discovery';
export type { DiscoveryRequest } from './discovery/listening';
export { watch } from './discovery/watch';
export { joinsPerSecond } from './sweep/plan';
export { Sweep } from './sweep/sweep';
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
export { explainUnreadable } from './file/unreadable';
export { explainQuery, Query, type Asked } from './query/query';
export { selectMatches, type SelectedMatches } from './query/select-matches';
export { InterfaceSeconds } from './interface-seconds';
export { listInterfaces, listInterfacesWithTraffic } from './interfaces';
export { find, type Searchable } from './find/find';
export { land, type TimedLog } from './find/jump';
export { parseJump, type JumpTarget } from './find/jump-target';
export { markedRange, type MarkNames } from './marks/marked-range';
export { saveMarks } from './marks/save-marks';
export { AlertMonitor, type AlertEvent } from './rules/alert-monitor';
export { ColourRules, uncoloured, type ColoursOf } from './rules/colour-rules';
export { instantOf } from './filter/instant';
export { parseMapping, parseTarget } from './replay/mapping';
export { parsePlace } from './replay/place';
export {
  agreed,
  prepareReplay,
  type PreparedReplay,
  type PrepareOptions,
  type ReplayRequest,
} from './replay/prepare';
export { Replay, type ReplayManner } from './replay/replay';
export { lacksNothing } from './replay/told';
export { parseReplacement, type Replacement } from './replay/replacement';
export type { ReplayRange } from './replay/selection';
export { ReplaySession, type ReplayCommand, type SessionListener } from './replay/session';
export type { ReplaySource } from './replay/source';
export { parseStartTime } from './replay/start-time';
export { checkSending, checkTest, payloadsOf, type GivenContent } from './send/check';
export { concernsOfSending, mostUnasked } from './send/concerns';
export { always, readContent, type WrittenContent } from './send/content';
export { asResult } from './send/payload-reading';
export type { PayloadOf } from './send/placeholders';
export { sendEach, sendRepeatedly, type RepeatOptions, type SentCounts } from './send/repeat';
export { Sendings } from './send/sendings';
export { needsInterface } from './send/scope';
export { longestPayloadTo, Sender, type SenderOptions } from './send/sender';
export {
  concernsOfTest,
  namedDestinations,
  perSecondOf,
  prepareTest,
  TestSending,
  type PreparedTest,
  type TestStreamRequest,
} from './send/test-streams';
export {
  densityOf,
  statisticsOf,
  type Asked as CountedAsked,
  type Counted,
} from './statistics/statistics';
export type { SocketNames } from './statistics/group-names';
export { parseStreamDestination, streamClockOf, streamOptionsOf } from './streams/stream-options';
export type { Streams } from './streams/streams';
export { loadRules } from './rules/load-rules';
export { defaultRules, readRules, writeRules } from './rules/rules-file';
export type {
  BucketOptions,
  CaptureOptions,
  FileSelection,
  Predicate,
  QueryProgress,
  RecordingOptions,
  RecordingStatus,
  Rewriting,
  RouteRule,
  SeekPlace,
  StreamOptions,
  Timing,
  TimeBuckets,
} from '#native';
export {
  csvHeader,
  datagramAsJson,
  fileDatagramAsCsv,
  fileDatagramAsJson,
} from './text/datagram-fields';
export { copyText, type CopyForm } from './text/copy-text';
export { visibleText } from './text/visible';
export { writePrivateFile } from './file/write-file';
