import { writeFileSync } from 'node:fs';

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

/** Writes a classic pcap file of bare IPv4 packets (LINKTYPE_RAW). */
export function writeSyslogFile(path: string, messages: readonly FileMessage[]): void {
  const header = Buffer.alloc(24);
  header.writeUInt32LE(0xa1b2c3d4, 0);
  header.writeUInt16LE(2, 4);
  header.writeUInt16LE(4, 6);
  header.writeUInt32LE(0x40000, 16);
  header.writeUInt32LE(101, 20);
  writeFileSync(path, Buffer.concat([header, ...messages.map(record)]));
}

function record({ time, source, port, severity, text }: FileMessage): Buffer {
  const body = Buffer.from(severity === null ? text : `<${128 + severity}>${text}`);
  const packet = Buffer.alloc(28 + body.length);
  packet.writeUInt8(0x45, 0);
  packet.writeUInt16BE(packet.length, 2);
  packet.writeUInt8(64, 8);
  packet.writeUInt8(17, 9);
  packet.set([10, 0, 0, source], 12);
  packet.set([10, 0, 1, 1], 16);
  packet.writeUInt16BE(40_000, 20);
  packet.writeUInt16BE(port, 22);
  packet.writeUInt16BE(8 + body.length, 24);
  packet.set(body, 28);
  const header = Buffer.alloc(16);
  header.writeUInt32LE(Math.floor(time / 1000), 0);
  header.writeUInt32LE((time % 1000) * 1000, 4);
  header.writeUInt32LE(packet.length, 8);
  header.writeUInt32LE(packet.length, 12);
  return Buffer.concat([header, packet]);
}
