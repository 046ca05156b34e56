import type { NetworkInterface } from '../../contract';

/** Whether groups can be joined on an interface: on loopback they can, also where it says that it has no multicast. */
export function canMulticast({
  up,
  loopback,
  multicast,
}: Pick<NetworkInterface, 'up' | 'loopback' | 'multicast'>): boolean {
  return up && (multicast || loopback);
}
