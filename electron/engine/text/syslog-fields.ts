import type { SyslogMessage } from '../decode/syslog';

/** A message for JSON.stringify(): in the order of its parts, whatever was read first. */
export function syslogFieldsOf(message: SyslogMessage): Readonly<Record<string, unknown>> {
  return {
    format: message.format,
    facility: message.facility,
    severity: message.severity,
    version: message.version,
    timestamp: message.timestamp,
    hostname: message.hostname,
    appname: message.appname,
    procid: message.procid,
    msgid: message.msgid,
    structuredData: message.structuredData,
    message: message.message,
    vendor: message.vendor,
    fields: message.fields,
    problems: message.problems,
  };
}
