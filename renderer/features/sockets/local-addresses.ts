import type { NetworkInterface } from '../../../electron/contract';

/** An address that a socket can be bound to, with the interface that has it. */
export interface LocalAddress {
  host: string;
  where: string;
}

/** What to offer in the form: every interface at once, then each address that is up. */
export function localAddresses(
  interfaces: readonly NetworkInterface[],
  family: 4 | 6,
): LocalAddress[] {
  const each = interfaces
    .filter(({ up }) => up)
    .flatMap(({ name, addresses }) =>
      addresses
        .filter((address) => address.family === family)
        .map(({ address }) => ({ host: withZone(address, name), where: name })),
    );
  return [{ host: family === 4 ? '0.0.0.0' : '::', where: 'every interface' }, ...each];
}

/** Link-local addresses mean nothing without their interface (RFC 4007, section 6). */
function withZone(address: string, name: string): string {
  return /^fe[89ab]/iu.test(address) && !address.includes('%') ? `${address}%${name}` : address;
}
