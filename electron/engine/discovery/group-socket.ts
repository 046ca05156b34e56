import { once } from 'node:events';
import { dgram, groupBinding } from '#native';
import type { Failure, GroupAddress, Result } from '../../contract';
import { explainMembership } from '../capture/membership-refusal';
import { explainRefusal } from '../capture/refusal';
import { isSystemError } from '../capture/system-error';

/** A group and port on one interface. */
export interface GroupPlace {
  group: string;
  port: number;
  /** Name of the interface. */
  interface: string;
}

/**
 * Joins a group on one interface, with a socket of its own: it is bound to the group, so that it takes no
 * unicast from programs that have the same port, and what it hears came by that interface. Datagrams come
 * in batches, with their details.
 */
export async function openGroupSocket(place: GroupPlace): Promise<Result<dgram.Socket>> {
  const { group, port } = place;
  const family = familyOf(group);
  const address: GroupAddress = { ...place, kind: 'group', family };
  const socket = dgram.createSocket({
    type: `udp${family}`,
    reuseAddr: true,
    ipv6Only: family === 6,
    packetInfo: true,
  });
  try {
    socket.bind(port, groupBinding(address).address);
    await once(socket, 'listening');
    // A socket that only listens has no errors that somebody waits for.
    socket.on('error', () => undefined);
  } catch (error) {
    socket.close();
    return { ok: false, error: await explainRefusal(error, address) };
  }
  const refused = join(socket, place);
  if (refused === undefined) return { ok: true, value: socket };
  socket.close();
  return { ok: false, error: refused };
}

function join(socket: dgram.Socket, place: GroupPlace): Failure | undefined {
  try {
    socket.addMembership(place.group, place.interface);
    return undefined;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return explainMembership(error, place);
  }
}

/** Whether a datagram was sent to the group: where no socket is bound to groups, it hears other things too. */
export function isForGroup(batch: dgram.DatagramBatch, at: number, group: string): boolean {
  return process.platform !== 'win32' || withoutZone(batch.destination(at).address) === group;
}

export function familyOf(address: string): 4 | 6 {
  return address.includes(':') ? 6 : 4;
}

export function withoutZone(address: string): string {
  return address.split('%')[0] ?? address;
}
