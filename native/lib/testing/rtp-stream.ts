import type { MediaDatagram } from './media';

export interface RtpOptions {
  packets: number;
  /** The first one's. */
  sequence?: number;
  timestamp?: number;
  ssrc?: number;
  payloadType?: number;
  /** Units of the media clock a second (RFC 3551, section 6). */
  clockRate?: number;
  /** Milliseconds from one packet to the next. */
  interval?: number;
  /** By how much the sender's clock is too fast, in parts a million. */
  drift?: number;
  /** Every so many is marked; 0 for none. */
  marker?: number;
  /** What is in the packet at a place; 160 bytes where it is absent. */
  media?: (place: number) => Buffer;
}

const HEADER = 12;

/** A stream of RTP (RFC 3550, 5.1) of a sender that is never late: PCMU every 20 ms where nothing else is said. */
export function rtpStream(options: RtpOptions): MediaDatagram[] {
  const { packets, interval = 20 } = options;
  return Array.from({ length: packets }, (_, place) => ({
    payload: packet(options, place),
    delay: place * interval,
  }));
}

function packet(options: RtpOptions, place: number): Buffer {
  const { sequence = 0, timestamp = 0, ssrc = 0x12345678, payloadType = 0, marker = 0 } = options;
  const { clockRate = 8000, interval = 20, drift = 0, media } = options;
  const ticks = Math.round((place * interval * clockRate * (1 + drift / 1e6)) / 1000);
  const isMarked = marker > 0 && place % marker === 0;
  const header = Buffer.alloc(HEADER);
  header.writeUInt8(0x80, 0);
  header.writeUInt8((isMarked ? 0x80 : 0) | payloadType, 1);
  header.writeUInt16BE((sequence + place) % 2 ** 16, 2);
  header.writeUInt32BE((timestamp + ticks) % 2 ** 32, 4);
  header.writeUInt32BE(ssrc, 8);
  return Buffer.concat([header, media?.(place) ?? Buffer.alloc(160, 0x55)]);
}
