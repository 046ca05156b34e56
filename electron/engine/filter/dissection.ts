import type { DatagramRow } from '#native';
import { decodePayload, type Decoded } from '../decode/payload';
import {
  decodeSyslog,
  hasSyslogPort,
  priorityOf,
  type Priority,
  type SyslogMessage,
} from '../decode/syslog';
import type { StreamFacts } from '../streams/log-streams';
import { bytesOf, type ByteString } from './byte-string';

/** What the numbers in the rows of a log are called. */
export interface LogNames {
  /** By `DatagramRow.socket`: what a socket was opened at, the name of a file's interface. */
  sockets: Readonly<Record<number, string>>;
  /** By `DatagramRow.interfaceIndex`. */
  interfaces: Readonly<Record<number, string>>;
  /** What is known of the streams of its datagrams; absent where nobody tells. */
  streams?: { factsOf(row: number): StreamFacts };
}

const streamless: StreamFacts = { number: 0, events: [] };

/** A datagram and what is in it, decoded when somebody asks. */
export class Dissection {
  // Undefined until asked for. Millions of these are made, so that each has no closures of its own.
  #payload: ByteString | undefined;
  #priority: Priority | null | undefined;
  #syslog: SyslogMessage | null | undefined;
  #decoded: Decoded | null | undefined;
  #stream: StreamFacts | undefined;

  constructor(
    readonly row: DatagramRow,
    readonly names: LogNames,
  ) {}

  /** Whether it came over a Unix socket. These have a path where others have addresses. */
  get isUnix(): boolean {
    return this.row.destination.address === '';
  }

  get payload(): ByteString {
    if (this.#payload === undefined) this.#payload = bytesOf(this.row.payload);
    return this.#payload;
  }

  get priority(): Priority | null {
    if (this.#priority === undefined) this.#priority = priorityOf(this.row.payload);
    return this.#priority;
  }

  /**
   * Null where nothing says that this is syslog: neither a PRI nor the port. As in Wireshark, a message
   * without text is none.
   */
  get syslog(): SyslogMessage | null {
    if (this.#syslog === undefined) {
      this.#syslog = this.#isSyslog() ? decodeSyslog(this.row.payload) : null;
    }
    return this.#syslog;
  }

  /** What other payloads are. */
  get decoded(): Decoded | null {
    if (this.#decoded === undefined) this.#decoded = this.#decode();
    return this.#decoded;
  }

  get stream(): StreamFacts {
    return (this.#stream ??= this.names.streams?.factsOf(this.row.number) ?? streamless);
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
    return begin > 0 || hasSyslogPort(source.port, destination.port);
  }
}
