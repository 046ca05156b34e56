import { announcementOf } from '../../electron/contract/testing/announcement';
import { writePacketFile, type FilePacket } from './packet-file';

/** Sequence numbers of the damaged stream, which go round at 65,536: three are missing in a row, and one more. */
export const damagedBegin = 65_500;
const missing: ReadonlySet<number> = new Set([50, 51, 52, 120]);

/**
 * Three streams of four seconds, in the order of time: RTP with four of 200 packets lost, RTP without loss, and
 * ten datagrams of text to a host.
 */
export function threeStreams(): FilePacket[] {
  const damaged = steps(200)
    .filter((at) => !missing.has(at))
    .map((at) => packetTo('239.1.2.3', 5004, at * 20, rtp(damagedBegin + at, 0xbeef)));
  const whole = steps(100).map((at) => packetTo('239.1.2.4', 5006, at * 40 + 5, rtp(at, 0xcafe)));
  const text = steps(10).map((at) =>
    packetTo('10.0.1.1', 9999, at * 400 + 7, Buffer.from(`said ${at}`)),
  );
  return [...damaged, ...whole, ...text].toSorted((one, other) => one.time - other.time);
}

/** `after` are milliseconds since the streams began. */
function packetTo(destination: string, port: number, after: number, payload: Buffer): FilePacket {
  const time = 1_700_000_000_000 + after;
  return { time, source: '10.0.0.7', sourcePort: 40_000, destination, port, payload };
}

export function writeRtpFile(path: string): void {
  writePacketFile(path, threeStreams());
}

const announced = '239.1.2.5';

/** Two seconds of RTP of which the payload type has a clock rate by its session alone, which is announced behind it. */
export function writeAnnouncedFile(path: string): void {
  const stream = steps(100).map((at) =>
    packetTo(announced, 5004, at * 20, rtp(at, 0xbeef, { payloadType: 97 })),
  );
  const announcement = Buffer.from(announcementOf(announced, 5004, 'L16/8000'), 'latin1');
  writePacketFile(path, [...stream, packetTo('224.2.127.254', 9875, 2500, announcement)]);
}

/** The row in the log of the first packet behind the three that are missing. */
export function rowBehindLoss(): number {
  const behind = (damagedBegin + 53) % 65_536;
  const isBehind = ({ port, payload }: FilePacket) =>
    port === 5004 && payload.readUInt16BE(2) === behind;
  return threeStreams().findIndex(isBehind) + 1;
}

/** A packet has 20 ms, of 8000 Hz: of PCMU, where nothing else is said. */
function rtp(number: number, ssrc: number, { payloadType = 0 } = {}): Buffer {
  const packet = Buffer.alloc(172);
  packet.writeUInt8(0x80, 0);
  packet.writeUInt8(payloadType, 1);
  packet.writeUInt16BE(number % 65_536, 2);
  packet.writeUInt32BE(number * 160, 4);
  packet.writeUInt32BE(ssrc, 8);
  return packet;
}

function steps(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at);
}
