import type { GroupSocketOptions, UdpSocketOptions } from './opened-socket';

/**
 * Where a socket for a group is bound: to the group, which keeps unicast to the port away. Windows
 * does not bind to groups, and no system binds to one of link scope without an interface. The port may
 * be shared (SO_REUSEADDR), for every listener gets every datagram of a group.
 */
export function groupBinding(options: GroupSocketOptions): UdpSocketOptions {
  const { family, group, port, interface: name, receiveBuffer, id } = options;
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
    ...(id !== undefined && { id }),
  };
}
