import { hexNumber, uint16, uint32, uint8 } from './bytes';
import { present, type Fields } from './decoder';
import { counted, listed } from './summary';

/** Bytes of a transport stream packet, the sync byte 0x47 included (ISO/IEC 13818-1, 2.4.3.2). */
export const packetSize = 188;

const syncByte = 0x47;

export interface TransportPacket {
  pid: number;
  continuity: number;
  /** A PES packet or section begins in it. */
  start: boolean;
  damaged: boolean;
  /** Transport scrambling control, 0 is not scrambled. */
  scrambling: number;
  /** 1 a payload alone, 2 an adaptation field alone, 3 both. */
  control: number;
  adaptation: Adaptation | undefined;
  /** Program clock reference in units of 27 MHz. */
  clock: number | undefined;
}

/** ISO/IEC 13818-1, 2.4.3.4. */
interface Adaptation {
  /** Bytes behind the one that says so. Without any there are no flags. */
  length: number;
  flags: number | undefined;
}

/** PIDs with a fixed meaning (ISO/IEC 13818-1, table 2-3; ETSI EN 300 468, table 1). */
const fixedPids: Readonly<Record<number, string>> = {
  0: 'PAT',
  1: 'CAT',
  0x10: 'NIT',
  0x11: 'SDT',
  0x12: 'EIT',
  0x14: 'TDT',
  0x1fff: 'null',
};

/**
 * The packets of a payload of `length` bytes, of which `bytes` are there. Null unless it consists of
 * whole packets, each with its sync byte and with a payload or an adaptation field.
 */
export function readTransportPackets(
  bytes: Uint8Array,
  length: number,
): readonly TransportPacket[] | null {
  if (length < packetSize || length % packetSize !== 0) return null;
  const packets: TransportPacket[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += packetSize) {
    const control = (uint8(bytes, at + 3) >> 4) & 3;
    if (bytes[at] !== syncByte || control === 0) return null;
    packets.push(readPacket(bytes.subarray(at, at + packetSize), control));
  }
  return packets.length === 0 ? null : packets;
}

function readPacket(packet: Uint8Array, control: number): TransportPacket {
  const flags = uint16(packet, 1);
  return {
    pid: flags & 0x1fff,
    continuity: uint8(packet, 3) & 0x0f,
    start: (flags & 0x4000) !== 0,
    damaged: (flags & 0x8000) !== 0,
    scrambling: uint8(packet, 3) >> 6,
    control,
    adaptation: control >= 2 ? readAdaptation(packet) : undefined,
    clock: control >= 2 ? readClock(packet) : undefined,
  };
}

function readAdaptation(packet: Uint8Array): Adaptation | undefined {
  if (packet.length < 6) return undefined;
  const length = uint8(packet, 4);
  return { length, flags: length === 0 ? undefined : uint8(packet, 5) };
}

/** ISO/IEC 13818-1, 2.4.3.4 and 2.4.3.5: 33 bits of 90 kHz, 6 reserved ones, 9 bits of 27 MHz. */
function readClock(packet: Uint8Array): number | undefined {
  const hasClock = uint8(packet, 4) >= 7 && (uint8(packet, 5) & 0x10) !== 0;
  if (!hasClock || packet.length < 12) return undefined;
  const base = uint32(packet, 6) * 2 + (uint8(packet, 10) >> 7);
  return base * 300 + (uint16(packet, 10) & 0x1ff);
}

/** One value a packet, save for adaptation fields and the clock, which few have. */
export function packetFields(packets: readonly TransportPacket[]): Fields {
  const adaptations = packets.flatMap(({ adaptation }) => adaptation ?? []);
  const flags = adaptations.flatMap((one) => one.flags ?? []);
  return present({
    'mp2t.pid': packets.map(({ pid }) => pid),
    'mp2t.cc': packets.map(({ continuity }) => continuity),
    'mp2t.pusi': packets.map(({ start }) => Number(start)),
    'mp2t.tei': packets.map(({ damaged }) => Number(damaged)),
    'mp2t.tsc': packets.map(({ scrambling }) => scrambling),
    'mp2t.afc': packets.map(({ control }) => control),
    'mp2t.af.length': adaptations.map(({ length }) => length),
    'mp2t.af.di': flags.map((each) => each >> 7),
    'mp2t.af.rai': flags.map((each) => (each >> 6) & 1),
    'mp2t.af.pcr': packets.flatMap(({ clock }) => clock ?? []),
  });
}

/** How many packets there are, and of which PIDs. */
export function describePackets(packets: readonly TransportPacket[]): string {
  const counts = new Map<number, number>();
  for (const { pid } of packets) counts.set(pid, (counts.get(pid) ?? 0) + 1);
  const pids = [...counts].map(([pid, count]) => {
    const name = fixedPids[pid] ?? hexNumber(pid, 4);
    return count === 1 ? name : `${name} × ${count}`;
  });
  return `${counted(packets.length, 'TS packet')} of PID ${listed(pids, 5)}`;
}
