import {
  decimalSeconds,
  nanosecondsOf,
  type MessageTime,
  type SyslogContent,
} from '../../contract';
import type { Datagram } from '../capture/datagram';
import { understandTime, type SyslogMessage } from '../decode/syslog';
import { facilityName, severityName } from '../decode/syslog/names';
import { Allowance, shown } from './bounds';
import type { MessageHandles } from './handles';

/** A syslog message to look at, with its time understood as of a zone. */
export function syslogContent(
  message: SyslogMessage,
  { time: received }: Datagram,
  { zone, handles }: { zone: string; handles: MessageHandles },
): SyslogContent {
  const { facility, severity, timestamp } = message;
  const allowance = new Allowance();
  return {
    kind: 'syslog',
    format: message.format,
    facility: code(facility, facilityName, handles.part('pri', 'syslog.facility')),
    severity: code(severity, severityName, handles.part('pri', 'syslog.level')),
    version: handles.text(message.version?.toString(), 'version', 'syslog.version'),
    time:
      timestamp === undefined
        ? null
        : {
            ...timeOf(timestamp, zone, nanosecondsOf(received)),
            ...handles.bytes(handles.places.parts.get('timestamp')),
          },
    hostname: handles.text(message.hostname, 'hostname', 'syslog.hostname'),
    appname: handles.text(message.appname, 'appname', 'syslog.appname'),
    procid: handles.text(message.procid, 'procid', 'syslog.procid'),
    msgid: handles.text(message.msgid, 'msgid', 'syslog.msgid'),
    structuredData: elements(message, allowance, handles),
    vendor: vendorOf(message, handles),
    fields: allowance
      .take(Object.entries(message.fields))
      .map(([name, value]) => handles.named(name, value, handles.places.fields.get(name))),
    message: handles.message(message.message),
    problems: message.problems.map(({ offset, reason }) => ({ offset, reason: shown(reason) })),
    omitted: allowance.omitted,
  };
}

function code(
  number: number | undefined,
  nameOf: (number: number) => string,
  handle: ReturnType<MessageHandles['part']>,
): SyslogContent['facility'] {
  return number === undefined ? null : { number, name: nameOf(number), ...handle };
}

/** Who made the sender is understood from the whole message. */
function vendorOf({ vendor }: SyslogMessage, handles: MessageHandles): SyslogContent['vendor'] {
  if (vendor === undefined) return null;
  const { filter } = handles.part('message', 'gramscope.vendor');
  return { value: shown(vendor), place: null, filter };
}

function elements(
  { structuredData = {} }: SyslogMessage,
  allowance: Allowance,
  handles: MessageHandles,
): SyslogContent['structuredData'] {
  return allowance.take(Object.entries(structuredData)).map(([id, parameters]) => ({
    id: shown(id),
    parameters: allowance
      .take(Object.entries(parameters))
      .map(([name, value]) =>
        handles.named(name, value, handles.places.parameters.get(`${id} ${name}`)),
      ),
  }));
}

function timeOf(
  sent: string,
  zone: string,
  received: bigint,
): Pick<MessageTime, 'sent' | 'understood'> {
  const understood = understandTime(sent, { zone, received });
  return {
    sent: shown(sent),
    understood: understood && {
      time: decimalSeconds(understood.time),
      ...understood.assumed,
    },
  };
}
