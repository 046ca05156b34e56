import { multicastInterfaces, namedInterface } from './dgram/multicast-interfaces';
import type { GroupSocketOptions, UdpSocketOptions } from './opened-socket';

/** Indexes of the interfaces on which to join. Throws ENODEV and EINVAL. */
export function interfacesFor({ interface: name }: GroupSocketOptions): number[] {
  const chosen =
    name === undefined ? multicastInterfaces() : [namedInterface(`%${name}`, 'setsockopt')];
  return chosen.map(({ index }) => index);
}

/**
 * Where a socket for a group is bound: to the group, which keeps unicast to the port away. Windows
 * does not bind to groups, and no system binds to one of link scope without an interface.
 */
export function bindingOf(options: GroupSocketOptions): UdpSocketOptions {
  const { family, group, port, interface: name, receiveBuffer } = options;
  const needsZone = family === 6 && /^ff.[12]:/iu.test(group);
  const isBindable = process.platform !== 'win32' && !(needsZone && name === undefined);
  const wildcard = family === 4 ? '0.0.0.0' : '::';
  const literal = needsZone ? `${group}%${name}` : group;
  return {
    family,
    address: isBindable ? literal : wildcard,
    port,
    reuseAddress: true,
    ipv6Only: true,
    ...(receiveBuffer !== undefined && { receiveBuffer }),
  };
}
