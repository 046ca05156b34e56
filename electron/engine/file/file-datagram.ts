import type { DatagramRow, LogFileInterface } from '#native';
import { toDatagram, type Datagram } from '../capture/datagram';

/** A datagram of a capture file. */
export interface FileDatagram extends Datagram {
  /** Number of its frame in the file, from 1, as Wireshark counts. Of fragments the last one. */
  frame: number;
}

export function toFileDatagram(
  row: DatagramRow,
  interfaces: readonly LogFileInterface[],
): FileDatagram {
  return {
    ...toDatagram(row, originOf(row, interfaces)),
    frame: row.frame ?? row.number,
  };
}

/**
 * What stands in the place of a socket: the interface that the frame was captured on, by its name or
 * as `if 0`; for Unix datagrams, whose interface is a socket, `unix:PATH`.
 */
export function originOf(row: DatagramRow, interfaces: readonly LogFileInterface[]): string {
  const source = interfaces[row.socket];
  // Every UDP datagram has a TTL.
  if (row.ttl !== null) return nameOf(source);
  const name = source?.name ?? '';
  return name.startsWith('unix:') ? name : `unix:${name}`;
}

/** The name that an interface of a file has, or its number. */
export function nameOf(source: LogFileInterface | undefined): string {
  const name = source?.name ?? '';
  return name === '' ? `if ${source?.id ?? 0}` : name;
}
