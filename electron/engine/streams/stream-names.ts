import type { StreamLine } from '#native';
import type { StreamProtocol } from '../../contract';
import { quotedText } from '../filter/expression';
import { hasText } from '../text/has-text';

/** What the interfaces of a log are called, by which its streams came. */
export interface StreamInterfaces {
  /** Empty where it is not known. */
  nameOf(line: Pick<StreamLine, 'socket' | 'interfaceIndex'>): string;
  /** The numbers of those that have a text in their names, as `StreamListing.interfaces` takes them. */
  containing(text: string): number[];
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
