import type { BatchEndpoint, DatagramBatch } from './batch';
import type { SocketType } from './native-socket';

/** What a `message` listener learns of a datagram. */
export interface RemoteInfo {
  /** The sender: with a zone where it is link-local, `fe80::1%eth0`. */
  address: string;
  /** Unix sockets have UnixRemoteInfo instead, which the types of events leave out as Node's do. */
  family: 'IPv4' | 'IPv6';
  /** 1 to 65535. */
  port: number;
  /** Bytes. */
  size: number;
}

/** What a `message` listener of a Unix socket learns of a datagram. */
export interface UnixRemoteInfo {
  /** The sender's path or abstract name; empty for a sender without a name. */
  address: string;
  family: 'unix';
  /** Bytes. */
  size: number;
}

/** What `packetInfo: true` adds to RemoteInfo. */
export interface PacketInfo extends RemoteInfo {
  /** Nanoseconds since 1970-01-01 UTC, stamped by the kernel on arrival. */
  time: bigint;
  destination: BatchEndpoint;
  /** Index of the interface it arrived on; 0 where the system did not say. */
  interfaceIndex: number;
  /** Hops left on arrival, 0 to 255; null where the system did not say. */
  ttl: number | null;
  /** 0 to 63 (RFC 2474). */
  dscp: number;
  /** 0 to 3 (RFC 3168). */
  ecn: number;
  truncated: boolean;
  /** The sender's process, user and group; Unix sockets only. */
  pid?: number;
  uid?: number;
  gid?: number;
}

export type RemoteInfoMaker = (batch: DatagramBatch, index: number) => RemoteInfo;

export const FAMILIES = { udp4: 'IPv4', udp6: 'IPv6', unix_dgram: 'unix' } as const;

export function remoteInfoMaker(type: SocketType, detail: 'plain' | 'packet'): RemoteInfoMaker {
  const plain = type === 'unix_dgram' ? unixInfo : udpInfo(FAMILIES[type]);
  if (detail === 'plain') return plain;
  return (batch, index) => ({ ...plain(batch, index), ...packetInfo(batch, index) });
}

function udpInfo(family: 'IPv4' | 'IPv6'): RemoteInfoMaker {
  return (batch, index) => ({
    address: batch.sourceAddress(index),
    family,
    port: batch.sourcePort(index),
    size: batch.size(index),
  });
}

const unixInfo: RemoteInfoMaker = (batch, index) => {
  const info: UnixRemoteInfo = {
    address: batch.sourceAddress(index),
    family: 'unix',
    size: batch.size(index),
  };
  return info as unknown as RemoteInfo;
};

function packetInfo(batch: DatagramBatch, index: number): Omit<PacketInfo, keyof RemoteInfo> {
  return {
    time: batch.time(index),
    destination: batch.destination(index),
    interfaceIndex: batch.interfaceIndex(index),
    ttl: batch.ttl(index),
    dscp: batch.dscp(index),
    ecn: batch.ecn(index),
    truncated: batch.truncated(index),
    ...batch.credentials(index),
  };
}
