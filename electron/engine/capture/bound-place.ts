import { groupBinding, listInterfaces, type NetworkInterface } from '#native';
import { failed, type Address, type Failure } from '../../contract';
import { byIndex, byName, type InterfaceLook } from './interface-look';

/**
 * The interface that a socket is bound to by a zone, as those of link-local addresses are (RFC 4007). The system
 * keeps the index, which belongs to no other interface, also not to one that comes back under the same name.
 */
export interface BoundZone {
  name: string;
  index: number;
}

/** The zone that an address is bound with, as the interfaces are at the moment. */
export function zoneOf(address: Address): BoundZone | null {
  const name = hostOf(address).split('%')[1];
  const index = name === undefined ? undefined : byName(listInterfaces(), name)?.index;
  return name === undefined || index === undefined ? null : { name, index };
}

/** Where the interface went that a socket is bound to. */
export function fateOf(zone: BoundZone, { now }: InterfaceLook): 'there' | 'another' | 'gone' {
  const namesake = byName(now, zone.name);
  if (namesake !== undefined) return namesake.index === zone.index ? 'there' : 'another';
  return byIndex(now, zone.index) === undefined ? 'gone' : 'there';
}

/** A socket that is opened as soon as its interface is there. */
export function waitingForZone(name: string, { name: zone }: BoundZone): Failure {
  return failed(
    'INTERFACE_UNKNOWN',
    `${name} is waiting for ${zone}: the interface went away.`,
    'It is opened again as soon as the interface is there.',
  );
}

/** What the look says of the address that a socket is bound to; nothing where that is as before. */
export function addressIncidents(address: Address, { now, before }: InterfaceLook): string[] {
  const own = hostOf(address).split('%')[0] ?? '';
  if (address.kind !== 'udp') return [];
  const [is, was] = [hasAddress(now, own), hasAddress(before, own)];
  if (is === was) return [];
  return is
    ? [`receives again: ${own} is an address of this machine again`]
    : [`waiting for ${own}: it is no address of this machine any more`];
}

function hasAddress(interfaces: readonly NetworkInterface[], wanted: string): boolean {
  return interfaces.some(({ addresses }) => addresses.some(({ address }) => address === wanted));
}

/** What it is bound to, with a zone where the system needs one. */
function hostOf(address: Address): string {
  switch (address.kind) {
    case 'udp':
      return address.host;
    case 'group':
      return groupBinding(address).address;
    case 'unix':
      return '';
  }
}
