import type { UnixAddress } from '../../contract';

/** A path, or `@name` in the abstract namespace. */
export function pathOf(address: UnixAddress): string {
  return address.namespace === 'path' ? address.path : `@${address.name}`;
}
