import { writePacketFile } from './packet-file';

/** A syslog message of a capture file, or another payload where there is no severity. */
export interface FileMessage {
  /** Milliseconds since 1970. */
  time: number;
  /** The last byte of 10.0.0.x. */
  source: number;
  port: number;
  severity: number | null;
  text: string;
}

export const minuteBegin = Date.UTC(2026, 0, 31, 12, 0, 0);

/**
 * A minute of ten messages a second, from three sources to ports 514 and 9999, every tenth of them no syslog,
 * and in its 30th second a hundred errors from a fourth source.
 */
export function busyMinute(): FileMessage[] {
  const even = Array.from({ length: 600 }, (_, index) => ({
    time: minuteBegin + index * 100,
    source: 1 + (index % 3),
    port: index % 5 === 0 ? 9999 : 514,
    severity: index % 10 === 0 ? null : 6,
    text: `even ${index}`,
  }));
  const burst = Array.from({ length: 100 }, (_, index) => ({
    time: minuteBegin + 30_000 + index * 10 + 5,
    source: 4,
    port: 514,
    severity: 3,
    text: `burst ${index}`,
  }));
  return [...even, ...burst].toSorted((a, b) => a.time - b.time);
}

/** Writes them as a pcap file, from 10.0.0.x to 10.0.1.1. */
export function writeSyslogFile(path: string, messages: readonly FileMessage[]): void {
  const packets = messages.map(({ time, source, port, severity, text }) => ({
    time,
    source: `10.0.0.${source}`,
    sourcePort: 40_000,
    destination: '10.0.1.1',
    port,
    payload: Buffer.from(severity === null ? text : `<${128 + severity}>${text}`),
  }));
  writePacketFile(path, packets);
}
