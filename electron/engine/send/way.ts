import { once } from 'node:events';
import { dgram } from '#native';
import { isMulticast, type Destination, type NetworkInterface } from '../../contract';
import { listInterfaces } from '../interfaces';

/** What there is to know of the interface that leads to a destination. */
export type Way = Pick<NetworkInterface, 'name' | 'mtu'>;

/**
 * The interface that datagrams leave by; null where that cannot be said. Sends nothing: the system is asked
 * which address would be the source.
 *
 * @param by name of the interface that was chosen.
 */
export async function wayTo(destination: Destination, by: string | null): Promise<Way | null> {
  if (destination.kind === 'unix') return null;
  const interfaces = listInterfaces();
  const zone = by ?? destination.interface ?? destination.host.split('%')[1];
  if (zone !== undefined) return interfaces.find(({ name }) => name === zone) ?? null;
  const source = await sourceOf(destination);
  if (source === null) return null;
  // What goes to an address of this machine never leaves it.
  const isOwn = source === destination.host && !isMulticast(destination.host);
  const leads = isOwn
    ? interfaces.find(({ loopback }) => loopback)
    : interfaces.find(({ addresses }) => addresses.some(({ address }) => address === source));
  return leads ?? null;
}

/** The address of this machine that would be the source (connect(2) on a datagram socket sends nothing). */
async function sourceOf({
  family,
  host,
  port,
}: Extract<Destination, { kind: 'udp' }>): Promise<string | null> {
  const socket = dgram.createSocket(family === 4 ? 'udp4' : 'udp6');
  try {
    socket.connect(port, host);
    await once(socket, 'connect');
    return socket.address().address.split('%')[0] ?? null;
  } catch {
    return null;
  } finally {
    socket.close();
  }
}
