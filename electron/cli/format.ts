import {
  clockTime,
  escapeControls,
  escapeControlsInLines,
  formatEndpoint,
  type NetworkInterface,
} from '../contract';
import {
  facilityName,
  severityName,
  visibleText,
  type Datagram,
  type DatagramMessage,
  type FileDatagram,
  type SyslogMessage,
} from '../engine';

/** One readable line: number, local time, source, destination, TTL, length, text. */
export function datagramAsText(datagram: Datagram, message: DatagramMessage = {}): string {
  const source = endpointText(datagram.src, datagram.srcPort) || '(no name)';
  const destination = endpointText(datagram.dst, datagram.dstPort);
  const ttl = datagram.ttl === null ? '' : `  ttl ${datagram.ttl}`;
  const text = messageAsText(message) ?? visibleText(datagram.payload);
  return `${datagram.number}  ${localTime(datagram.time)}  ${source} > ${destination}${ttl}  ${datagram.length} bytes  ${text}`;
}

/** Paths of Unix sockets are whoever's bound them. */
function endpointText(host: string, port: number | null): string {
  return escapeControls(formatEndpoint(host, port));
}

/** The same with the number of the frame after that of the datagram. */
export function fileDatagramAsText(datagram: FileDatagram, message: DatagramMessage = {}): string {
  const line = datagramAsText(datagram, message);
  const place = line.indexOf(' ');
  return `${line.slice(0, place)}  frame ${datagram.frame}${line.slice(place)}`;
}

/** What was decoded, in a few words; undefined where nothing was. */
function messageAsText({ syslog, decoded }: DatagramMessage): string | undefined {
  if (decoded) return `${decoded.protocol}: ${decoded.summary}`;
  return syslog && syslog.format !== 'none' ? syslogAsText(syslog) : undefined;
}

/** Facility and severity, time as sent, host, tag and message, those that there are. */
function syslogAsText(message: SyslogMessage): string {
  const {
    facility,
    severity,
    timestamp,
    hostname,
    appname,
    procid,
    msgid,
    message: text,
  } = message;
  const priority =
    facility === undefined || severity === undefined
      ? undefined
      : `${facilityName(facility)}.${severityName(severity)}`;
  const process = procid === undefined ? '' : `[${procid}]`;
  const tag = appname === undefined && process === '' ? undefined : `${appname ?? ''}${process}:`;
  const parts = [priority, timestamp, hostname, tag, msgid, text];
  return escapeControls(parts.filter((part) => part !== undefined && part !== '').join(' '));
}

/** Seconds since the epoch as local date and time, down to the microsecond. */
function localTime(decimalSeconds: string): string {
  const { date, fraction } = clockTime(decimalSeconds);
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(twoDigits).join('-');
  const clock = [date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(':');
  return `${day} ${clock}.${fraction.slice(0, 6)}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

/** Two or more readable lines: the interface, then its addresses. */
export function interfaceAsText(network: NetworkInterface): string {
  const flags = [
    network.up ? 'up' : 'down',
    network.loopback ? 'loopback' : undefined,
    network.multicast ? 'multicast' : 'no multicast',
  ].filter((flag) => flag !== undefined);
  const head = `${network.name}  index ${network.index}  ${flags.join(', ')}  mtu ${network.mtu}`;
  const addresses = network.addresses.map(
    ({ address, prefixLength }) => `  ${address}/${prefixLength}`,
  );
  const lines = [head, ...(addresses.length === 0 ? ['  no address'] : addresses)];
  return escapeControlsInLines(lines.join('\n'));
}
