import type { StreamLine, StreamListing } from '#native';
import type { StreamProtocol } from '../../contract';
import { quotedText } from '../filter/expression';
import { hasText } from '../text/has-text';

/** What the interfaces of a log are called, by which its streams came. */
export interface StreamInterfaces {
  /** Empty where it is not known. */
  nameOf(line: Pick<StreamLine, 'socket' | 'interfaceIndex'>): string;
  /** The names of those that are known, by their numbers as `StreamListing.interfaces` takes them. */
  known(): ReadonlyMap<number, string>;
}

type InterfaceNames = ReadonlyMap<number, string>;

/** The numbers of the interfaces that have a text in their names. */
export function interfacesContaining(names: InterfaceNames, text: string): number[] {
  return [...names].flatMap(([number, name]) => (hasText(name, text) ? [number] : []));
}

/** More that one list is ordered by would take longer than somebody waits for it. */
const mostOrdered = 65_536;

const byName = new Intl.Collator('en', { numeric: true });

/** The order of interfaces by their names, `eth2` before `eth10`; those of one name have one place. */
export function interfaceOrder(
  names: InterfaceNames,
): NonNullable<StreamListing['interfaceOrder']> {
  const some = [...names].slice(0, mostOrdered);
  const distinct = [...new Set(some.map(([, name]) => name))].toSorted(byName.compare);
  const places = new Map(distinct.map((name, place) => [name, place]));
  return {
    numbers: some.map(([number]) => number),
    places: some.map(([, name]) => places.get(name) ?? 0),
  };
}

/** What a protocol is called, in lists and for whoever looks for it. */
export const protocolNames: Readonly<Record<StreamProtocol, string>> = {
  rtp: 'RTP',
  'mpeg-ts': 'MPEG-TS',
  test: 'Test stream',
  sequence: 'Numbered',
};

/** The protocols that have a text in their names. */
export function protocolsContaining(text: string): StreamProtocol[] {
  const names = Object.entries(protocolNames) as [StreamProtocol, string][];
  return names.filter(([, name]) => hasText(name, text)).map(([protocol]) => protocol);
}

/** The filter that shows the datagrams of a stream; its interface is left out where it has no name. */
export function streamFilter(line: StreamLine, interfaceName: string): string {
  const version = line.source.includes(':') ? 'ipv6' : 'ip';
  return [
    `${version}.src == ${withoutZone(line.source)}`,
    `udp.srcport == ${line.sourcePort}`,
    `${version}.dst == ${withoutZone(line.destination)}`,
    `udp.dstport == ${line.destinationPort}`,
    ...(interfaceName === '' ? [] : [`gramscope.interface == ${quotedText(interfaceName)}`]),
  ].join(' && ');
}

/** A zone is that of the machine that captured, which filters do not ask about. */
function withoutZone(address: string): string {
  return address.replace(/%.*$/u, '');
}
