import { listInterfaces as listNative } from '#native';
import type { NetworkInterface } from '../contract';
import type { InterfaceSeconds } from './interface-seconds';

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

/** The same with what they have received, where the system tells, for somebody who looks at it. */
export function listInterfacesWithTraffic(seconds: InterfaceSeconds): NetworkInterface[] {
  const traffic = seconds.look();
  return listInterfaces().map((each) => {
    const received = traffic.get(each.name);
    return received === undefined
      ? each
      : Object.assign(each, { received: { ...received, recent: [...received.recent] } });
  });
}
