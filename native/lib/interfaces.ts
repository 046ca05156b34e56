import { addon } from './addon';
import type { NetworkInterface } from './network-interface';

/**
 * The network interfaces of this machine, by ascending index, also those that are down or have no
 * address. Throws an Error with `code`, `errno` and `syscall` when the system refuses.
 */
export function listInterfaces(): NetworkInterface[] {
  return addon().listInterfaces();
}
