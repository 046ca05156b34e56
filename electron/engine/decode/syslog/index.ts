export { decodeSyslog, type SyslogOptions } from './decode';
export type { SyslogFormat, SyslogMessage, SyslogProblem } from './message';
export { MessagePlaces, type MessagePart } from './places';
export { hasSyslogPort, looksLikeSyslog, priorityOf, type Priority } from './pri';
export type { SyslogCharset } from './charset';
export { withTime, type TimedMessage } from './timed-message';
export { understandTime, type AssumedOfTime, type UnderstoodTime } from './understood-time';
export { syslogVendors } from './vendors/registry';
export type { SyslogVendor } from './vendors/vendor';
