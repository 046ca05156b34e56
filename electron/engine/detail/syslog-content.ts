import {
  decimalSeconds,
  nanosecondsOf,
  type MessageTime,
  type NamedValue,
  type SyslogContent,
} from '../../contract';
import type { Datagram } from '../capture/datagram';
import { understandTime, type SyslogMessage } from '../decode/syslog';
import { facilityName, severityName } from '../decode/syslog/names';
import { Allowance, shown } from './bounds';

/** A syslog message to look at, with its time understood as of a zone. */
export function syslogContent(
  message: SyslogMessage,
  { time: received }: Datagram,
  zone: string,
): SyslogContent {
  const { facility, severity, timestamp } = message;
  const allowance = new Allowance();
  return {
    kind: 'syslog',
    format: message.format,
    facility: code(facility, facilityName),
    severity: code(severity, severityName),
    version: message.version ?? null,
    time: timestamp === undefined ? null : timeOf(timestamp, zone, nanosecondsOf(received)),
    hostname: shownOrNull(message.hostname),
    appname: shownOrNull(message.appname),
    procid: shownOrNull(message.procid),
    msgid: shownOrNull(message.msgid),
    structuredData: allowance
      .take(Object.entries(message.structuredData ?? {}))
      .map(([id, parameters]) => ({ id: shown(id), parameters: lines(parameters, allowance) })),
    vendor: shownOrNull(message.vendor),
    fields: lines(message.fields, allowance),
    message: shownOrNull(message.message),
    problems: message.problems.map(({ offset, reason }) => ({ offset, reason: shown(reason) })),
    omitted: allowance.omitted,
  };
}

function code(number: number | undefined, nameOf: (number: number) => string) {
  return number === undefined ? null : { number, name: nameOf(number) };
}

function shownOrNull(text: string | undefined): string | null {
  return text === undefined ? null : shown(text);
}

function lines(values: Readonly<Record<string, string>>, allowance: Allowance): NamedValue[] {
  return allowance
    .take(Object.entries(values))
    .map(([name, value]) => ({ name: shown(name), value: shown(value) }));
}

function timeOf(sent: string, zone: string, received: bigint): MessageTime {
  const understood = understandTime(sent, { zone, received });
  return {
    sent: shown(sent),
    understood: understood && {
      time: decimalSeconds(understood.time),
      ...understood.assumed,
    },
  };
}
