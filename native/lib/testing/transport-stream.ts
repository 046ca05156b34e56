import type { MediaDatagram } from './media';

/** Of the one program that is in the stream. */
export const transportPids = { map: 0x100, video: 0x101, audio: 0x102 } as const;

const ASSOCIATION = 0;
const SERVICES = 0x11;
const NULL = 0x1fff;
const PROGRAM = 7;
const PACKET = 188;
/** Units of the program clock in a millisecond. */
const CLOCK = 27_000;

export interface TransportOptions {
  datagrams: number;
  /** Milliseconds from one datagram to the next; there is a clock reference in each. */
  interval?: number;
  /** By how much the program clock is too fast, in parts a million. */
  drift?: number;
  /** The name of the program. */
  name?: string;
  /** Places of datagrams, from 0, before which the video lacks packets, and how many. */
  missing?: ReadonlyMap<number, number>;
  /** Places of datagrams whose second video packet is marked as damaged, or as scrambled. */
  damaged?: readonly number[];
  scrambled?: readonly number[];
}

/**
 * A transport stream (ISO/IEC 13818-1) in datagrams of seven packets: tables in every tenth, otherwise
 * video (H.264), with a clock reference in the first packet, audio (AAC) in the sixth and a null packet at the end.
 */
export function transportStream(options: TransportOptions): MediaDatagram[] {
  const { interval = 10 } = options;
  const counters = new Map<number, number>();
  return Array.from({ length: options.datagrams }, (_, place) => ({
    payload: datagram(options, counters, place),
    delay: place * interval,
  }));
}

type Counters = Map<number, number>;

function datagram(options: TransportOptions, counters: Counters, place: number): Buffer {
  if (place % 10 === 0) return tables(options, counters);
  const { interval = 10, drift = 0, missing, damaged = [], scrambled = [] } = options;
  const { video, audio } = transportPids;
  counters.set(video, (counters.get(video) ?? 0) + (missing?.get(place) ?? 0));
  const clock = Math.round(place * interval * CLOCK * (1 + drift / 1e6));
  const second = {
    isDamaged: damaged.includes(place),
    isScrambled: scrambled.includes(place),
  };
  return Buffer.concat([
    packet(counters, video, { clock }),
    packet(counters, video, second),
    packet(counters, video),
    packet(counters, video),
    packet(counters, video),
    packet(counters, audio),
    packet(counters, NULL),
  ]);
}

function tables({ name = 'Test' }: TransportOptions, counters: Counters): Buffer {
  const filling = Array.from({ length: 4 }, () => packet(counters, NULL));
  return Buffer.concat([
    packet(counters, ASSOCIATION, { section: association() }),
    packet(counters, transportPids.map, { section: programMap() }),
    packet(counters, SERVICES, { section: services(name) }),
    ...filling,
  ]);
}

interface PacketOptions {
  clock?: number;
  section?: Buffer;
  isDamaged?: boolean;
  isScrambled?: boolean;
}

function packet(counters: Counters, pid: number, options: PacketOptions = {}): Buffer {
  const { clock, section, isDamaged = false, isScrambled = false } = options;
  const counter = ((counters.get(pid) ?? 0) + 1) % 16;
  counters.set(pid, counter);
  const bytes = Buffer.alloc(PACKET, 0xff);
  bytes.writeUInt8(0x47, 0);
  bytes.writeUInt16BE((isDamaged ? 0x8000 : 0) | (section ? 0x4000 : 0) | pid, 1);
  bytes.writeUInt8((isScrambled ? 0x80 : 0) | (clock === undefined ? 0x10 : 0x30) | counter, 3);
  if (clock !== undefined) writeClock(bytes, clock);
  if (section !== undefined) Buffer.concat([Buffer.from([0]), section]).copy(bytes, 4);
  return bytes;
}

/** An adaptation field with a program clock reference alone (2.4.3.4, 2.4.3.5). */
function writeClock(bytes: Buffer, clock: number): void {
  const base = Math.floor(clock / 300) % 2 ** 33;
  bytes.writeUInt8(7, 4);
  bytes.writeUInt8(0x10, 5);
  bytes.writeUInt32BE(Math.floor(base / 2), 6);
  bytes.writeUInt16BE((base % 2) * 0x8000 + 0x7e00 + (clock % 300), 10);
}

function association(): Buffer {
  return sectionOf(0, 1, Buffer.concat([uint16(PROGRAM), uint16(0xe000 | transportPids.map)]));
}

function programMap(): Buffer {
  const { video, audio } = transportPids;
  const elementary = [
    [0x1b, video],
    [0x0f, audio],
  ] as const;
  const streams = elementary.map(([type, pid]) =>
    Buffer.concat([Buffer.from([type]), uint16(0xe000 | pid), uint16(0xf000)]),
  );
  return sectionOf(2, PROGRAM, Buffer.concat([uint16(0xe000 | video), uint16(0xf000), ...streams]));
}

/** A service description table with one service descriptor (ETSI EN 300 468, 5.2.3 and 6.2.33). */
function services(name: string): Buffer {
  const text = Buffer.from(name, 'latin1');
  const descriptor = Buffer.from([0x48, 3 + text.length, 1, 0, text.length, ...text]);
  const head = Buffer.from([0, 1, 0xff, 0, PROGRAM, 0xfc, 0x80, descriptor.length]);
  return sectionOf(0x42, 1, Buffer.concat([head, descriptor]));
}

function sectionOf(table: number, id: number, body: Buffer): Buffer {
  const head = Buffer.from([table, 0xb0, body.length + 9, 0, id, 0xc1, 0, 0]);
  const bytes = Buffer.concat([head, body]);
  return Buffer.concat([bytes, checksum(bytes)]);
}

/** ISO/IEC 13818-1, annex A. */
function checksum(bytes: Buffer): Buffer {
  let value = -1;
  for (const byte of bytes) {
    value ^= byte << 24;
    for (let bit = 0; bit < 8; bit += 1) value = (value << 1) ^ (value < 0 ? 0x04c11db7 : 0);
  }
  const result = Buffer.alloc(4);
  result.writeUInt32BE(value >>> 0, 0);
  return result;
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value, 0);
  return bytes;
}
