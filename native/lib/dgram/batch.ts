import { PACKED_FLAGS, PACKED_ROW_LAYOUT as L } from '../packed-rows';
import { codedError } from './errors';

/** Who sent a Unix datagram, as the kernel vouches for it (SCM_CREDENTIALS, unix(7)). */
export interface Credentials {
  pid: number;
  uid: number;
  gid: number;
}

/** One end of a datagram's way; the port is 0 for Unix sockets. */
export interface BatchEndpoint {
  address: string;
  /** 0 to 65535. */
  port: number;
}

/** How a batch is read. */
export interface BatchOptions {
  /** Whether the socket was made with `packetInfo`, so that the system told the details. */
  packetInfo: boolean;
  /** Leaves out the datagrams from other addresses. */
  accepts?: ((address: string) => boolean) | undefined;
}

/**
 * Datagrams that arrived together, in one buffer. Nothing is made for a datagram before it is asked
 * for. Indexes count from 0; any other throws a RangeError. What only `packetInfo: true` has the
 * system tell (`time`, `destination`, `interfaceIndex`, `ttl`, `dscp`, `ecn`, `credentials`) throws
 * ERR_SOCKET_NO_PACKET_INFO without it.
 */
export class DatagramBatch implements Iterable<Buffer<ArrayBuffer>> {
  /** How many datagrams. */
  readonly length: number;
  readonly #buffer: ArrayBuffer;
  readonly #view: DataView;
  /** Offsets of the rows, where some were left out. */
  #rows: readonly number[] | undefined;
  readonly #hasPacketInfo: boolean;
  readonly #texts = new TextCache();

  /** Made by the socket from packed rows (packed-rows.ts). */
  constructor(buffer: ArrayBuffer, { packetInfo, accepts }: BatchOptions) {
    this.#buffer = buffer;
    this.#hasPacketInfo = packetInfo;
    this.#view = new DataView(buffer);
    const rowSize = this.#view.getUint32(4, true);
    if (rowSize !== L.rowSize) {
      throw new Error(`packed rows of ${rowSize} bytes, expected ${L.rowSize}: rebuild the addon`);
    }
    this.length = this.#view.getUint32(0, true);
    if (accepts === undefined) return;
    const every = Array.from({ length: this.length }, (_, index) => index);
    const kept = every.filter((index) => accepts(this.sourceAddress(index)));
    this.#rows = kept.map((index) => L.headerSize + index * L.rowSize);
    this.length = kept.length;
  }

  /** The bytes of a datagram: a view into the buffer that the whole batch shares. */
  payload(index: number): Buffer<ArrayBuffer> {
    const row = this.#row(index);
    const offset = this.#view.getUint32(row + L.payloadOffset, true);
    return Buffer.from(this.#buffer, offset, this.#view.getUint32(row + L.payloadLength, true));
  }

  /** Bytes of a datagram, as many as were received. */
  size(index: number): number {
    return this.#view.getUint32(this.#row(index) + L.payloadLength, true);
  }

  /** Where a datagram came from. A Unix sender without a name has an empty address. */
  source(index: number): BatchEndpoint {
    return { address: this.sourceAddress(index), port: this.sourcePort(index) };
  }

  sourceAddress(index: number): string {
    const row = this.#row(index);
    const length = this.#view.getUint8(row + L.sourceLength);
    return this.#texts.at(this.#buffer, this.#view.getUint32(row + L.sourceOffset, true), length);
  }

  sourcePort(index: number): number {
    return this.#view.getUint16(this.#row(index) + L.sourcePort, true);
  }

  /** Where a datagram was headed: tells broadcast, multicast and unicast apart. */
  destination(index: number): BatchEndpoint {
    const row = this.#detailed(index);
    const offset = this.#view.getUint32(row + L.destinationOffset, true);
    const length = this.#view.getUint8(row + L.destinationLength);
    const port = this.#view.getUint16(row + L.destinationPort, true);
    return { address: this.#texts.at(this.#buffer, offset, length), port };
  }

  /** Nanoseconds since 1970-01-01 UTC, stamped by the kernel on arrival. */
  time(index: number): bigint {
    return this.#view.getBigInt64(this.#detailed(index) + L.time, true);
  }

  /** Index of the interface it arrived on; 0 where the system did not say. */
  interfaceIndex(index: number): number {
    return this.#view.getUint32(this.#detailed(index) + L.interfaceIndex, true);
  }

  /** Hops left on arrival, 0 to 255 (TTL or hop limit); null where the system did not say. */
  ttl(index: number): number | null {
    const ttl = this.#view.getInt16(this.#detailed(index) + L.ttl, true);
    return ttl < 0 ? null : ttl;
  }

  /** Differentiated services code point, 0 to 63 (RFC 2474). */
  dscp(index: number): number {
    return this.#view.getUint8(this.#detailed(index) + L.trafficClass) >> 2;
  }

  /** Explicit congestion notification, 0 to 3 (RFC 3168). */
  ecn(index: number): number {
    return this.#view.getUint8(this.#detailed(index) + L.trafficClass) & 3;
  }

  /** Whether the datagram was longer than what was received of it. */
  truncated(index: number): boolean {
    const flags = this.#view.getUint16(this.#row(index) + L.flags, true);
    return (flags & PACKED_FLAGS.truncated) !== 0;
  }

  /** Null where the system did not say: always for UDP. */
  credentials(index: number): Credentials | null {
    const row = this.#detailed(index);
    const u32 = (field: number): number => this.#view.getUint32(row + field, true);
    const flags = this.#view.getUint16(row + L.flags, true);
    if ((flags & PACKED_FLAGS.credentials) === 0) return null;
    return { pid: u32(L.senderPid), uid: u32(L.senderUid), gid: u32(L.senderGid) };
  }

  /** The payloads, in order of arrival. */
  *[Symbol.iterator](): IterableIterator<Buffer<ArrayBuffer>> {
    for (let index = 0; index < this.length; index += 1) yield this.payload(index);
  }

  #detailed(index: number): number {
    if (!this.#hasPacketInfo) {
      const message = 'The system was not asked for this: create the socket with packetInfo: true';
      throw codedError(Error, 'ERR_SOCKET_NO_PACKET_INFO', message);
    }
    return this.#row(index);
  }

  #row(index: number): number {
    if (!(index >= 0 && index < this.length)) {
      throw new RangeError(`index must be from 0 to ${this.length - 1}, got ${index}`);
    }
    return this.#rows?.[index] ?? L.headerSize + index * L.rowSize;
  }
}

/** Address texts, decoded once each: every text is stored once in a buffer, so its offset names it. */
class TextCache {
  #lastOffset = -1;
  #lastText = '';
  readonly #texts = new Map<number, string>();

  at(buffer: ArrayBuffer, offset: number, length: number): string {
    if (length === 0) return '';
    if (offset === this.#lastOffset) return this.#lastText;
    let text = this.#texts.get(offset);
    if (text === undefined) {
      text = Buffer.from(buffer, offset, length).toString('utf8');
      this.#texts.set(offset, text);
    }
    this.#lastOffset = offset;
    this.#lastText = text;
    return text;
  }
}
