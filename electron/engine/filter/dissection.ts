import type { DatagramRow } from '#native';
import { decodePayload, type Decoded } from '../decode/payload';
import { decodeSyslog, type SyslogMessage } from '../decode/syslog';
import { bytesOf, type ByteString } from './byte-string';

/** What the numbers in the rows of a log are called. */
export interface LogNames {
  /** By `DatagramRow.socket`: what a socket was opened at, the name of a file's interface. */
  sockets: Readonly<Record<number, string>>;
  /** By `DatagramRow.interfaceIndex`. */
  interfaces: Readonly<Record<number, string>>;
}

/** The PRI that a payload begins with: facility times 8 plus severity (RFC 5424, section 6.2.1). */
export interface Priority {
  value: number;
  /** Bytes that it takes, angle brackets included. */
  length: number;
}

/** The port that syslog has to itself (RFC 5426, section 3.3). */
const syslogPort = 514;
const mostPriority = 191;

/** A datagram and what is in it, decoded when somebody asks. */
export class Dissection {
  readonly #payload = lazy(() => bytesOf(this.row.payload));
  readonly #priority = lazy(() => priorityOf(this.row.payload));
  readonly #syslog = lazy(() => (this.#isSyslog() ? decodeSyslog(this.row.payload) : null));
  readonly #decoded = lazy(() => this.#decode());

  constructor(
    readonly row: DatagramRow,
    readonly names: LogNames,
  ) {}

  /** Whether it came over a Unix socket. These have a path where others have addresses. */
  get isUnix(): boolean {
    return this.row.destination.address === '';
  }

  get payload(): ByteString {
    return this.#payload();
  }

  get priority(): Priority | null {
    return this.#priority();
  }

  /**
   * Null where nothing says that this is syslog: neither a PRI nor the port. As in Wireshark, a message
   * without text is none.
   */
  get syslog(): SyslogMessage | null {
    return this.#syslog();
  }

  /** What other payloads are. */
  get decoded(): Decoded | null {
    return this.#decoded();
  }

  #decode(): Decoded | null {
    if (this.isUnix || this.priority !== null) return null;
    const { source, destination, length, payload } = this.row;
    return decodePayload({
      src: source.address,
      srcPort: source.port,
      dst: destination.address,
      dstPort: destination.port,
      payload,
      length,
    });
  }

  #isSyslog(): boolean {
    const { source, destination, payload } = this.row;
    const begin = this.priority?.length ?? 0;
    if (payload.length <= begin) return false;
    return begin > 0 || source.port === syslogPort || destination.port === syslogPort;
  }
}

/** Reckoned the first time only. */
function lazy<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

function priorityOf(payload: Uint8Array): Priority | null {
  if (payload[0] !== 0x3c) return null;
  let value = 0;
  let at = 1;
  for (; at <= 3; at += 1) {
    const digit = (payload[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  const isWhole = at > 1 && payload[at] === 0x3e && value <= mostPriority;
  return isWhole ? { value, length: at + 1 } : null;
}
