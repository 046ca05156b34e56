import { BlockList, isIP, isIPv6 } from 'node:net';
import { isMulticast, type NetworkInterface } from '../../contract';
import { isLinkLocal, limitedBroadcast } from '../send/scope';

/** Whether a destination lies beyond this machine and the networks that it is on. */
export type IsOutside = (address: string) => boolean;

export interface ReachOptions {
  interfaces: readonly NetworkInterface[];
  /** Hops of what is sent; the system's if absent, which for groups is 1. */
  ttl?: number | undefined;
}

/** What never leaves the link: RFC 1122 (3.2.1.3), RFC 3927, RFC 4291 (2.5.3 and 2.5.6). */
const linkLocal = [
  ['0.0.0.0', 32, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['::', 128, 'ipv6'],
  ['::1', 128, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
] as const;

/**
 * Knows the networks of this machine. Groups are not outside where they have one hop, or never pass a
 * router: 224.0.0.0/24 (RFC 5771, section 4) and scopes up to that of the link (RFC 4291, section 2.7).
 */
export function reachOf({ interfaces, ttl = 1 }: ReachOptions): IsOutside {
  const near = new BlockList();
  for (const [address, length, family] of linkLocal) near.addSubnet(address, length, family);
  for (const { up, addresses } of interfaces) {
    for (const { address, family, prefixLength } of up ? addresses : []) {
      if (prefixLength > 0) near.addSubnet(address, prefixLength, `ipv${family}`);
    }
  }
  return (address) => {
    const host = address.split('%')[0] ?? '';
    // What is no address is the path of a socket.
    if (isIP(host) === 0 || host === limitedBroadcast || isLinkLocal(host)) return false;
    if (isMulticast(host)) return ttl > 1 && !staysOnLink(host);
    return !near.check(host, isIPv6(host) ? 'ipv6' : 'ipv4');
  };
}

function staysOnLink(group: string): boolean {
  return group.startsWith('224.0.0.') || /^ff[0-9a-f][012]:/iu.test(group);
}
