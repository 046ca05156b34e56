import { listInterfaces as listNative } from '#native';
import type { NetworkInterface } from '../contract';

/** The network interfaces of this machine, those without an address included. */
export function listInterfaces(): NetworkInterface[] {
  return listNative().map(({ name, index, up, loopback, multicast, mtu, addresses }) => ({
    name,
    index,
    up,
    loopback,
    multicast,
    mtu,
    addresses: addresses.map(({ family, address, prefixLength }) => ({
      family,
      address,
      prefixLength,
    })),
  }));
}
