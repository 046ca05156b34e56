import type { HeaderFilters } from '../../contract';
import { equalityOf } from '../filter/expression';
import type { Dissection } from '../filter/dissection';

/** The filters for what the header and the system tell of a datagram. */
export function headerFilters(datagram: Dissection): HeaderFilters {
  const of = (name: string) => equalityOf(name, datagram);
  return {
    number: of('frame.number'),
    time: of('frame.time_epoch'),
    source: datagram.isUnix ? unixEnd(datagram, 'source') : (of('ip.src') ?? of('ipv6.src')),
    sourcePort: of('udp.srcport'),
    destination: datagram.isUnix
      ? unixEnd(datagram, 'destination')
      : (of('ip.dst') ?? of('ipv6.dst')),
    destinationPort: of('udp.dstport'),
    interface: of('gramscope.interface'),
    origin: of('gramscope.socket'),
    ttl: of('ip.ttl') ?? of('ipv6.hlim'),
    length: of('udp.length') ?? unixLength(datagram),
    conversation: conversation(datagram),
  };
}

/** One end is the peer, which has a path or none, the other the socket itself. */
function unixEnd(datagram: Dissection, end: 'source' | 'destination'): string | null {
  const peer = datagram.row.direction === 'outbound' ? 'destination' : 'source';
  return equalityOf(end === peer ? 'gramscope.path' : 'gramscope.socket', datagram);
}

function unixLength({ row, payload }: Dissection): string | null {
  return row.truncated || payload === '' ? null : `len(gramscope.payload) == ${payload.length}`;
}

/** Both directions between two ends; to a group there is one. */
function conversation(datagram: Dissection): string | null {
  if (datagram.isUnix) return unixConversation(datagram);
  const family = equalityOf('ip.src', datagram) === null ? 'ipv6' : 'ip';
  const source = endOf(datagram, `${family}.src`, 'udp.srcport');
  const destination = endOf(datagram, `${family}.dst`, 'udp.dstport');
  if (source === null || destination === null) return null;
  if (equalityOf('gramscope.group', datagram) !== null) {
    return `${source.address} and ${destination.address} and ${destination.port}`;
  }
  const there = [source.address, source.port, destination.address, destination.port].join(' and ');
  return `(${there}) or (${there.replaceAll(turning, turned)})`;
}

function endOf(datagram: Dissection, addressName: string, portName: string) {
  const address = equalityOf(addressName, datagram);
  const port = equalityOf(portName, datagram);
  return address === null || port === null ? null : { address, port };
}

/** Of names alone: values are addresses and numbers. */
const turning = /\b(src|dst|srcport|dstport)\b/gu;

function turned(name: string): string {
  return name.startsWith('src') ? name.replace('src', 'dst') : name.replace('dst', 'src');
}

function unixConversation(datagram: Dissection): string | null {
  const parts = ['gramscope.socket', 'gramscope.path'].flatMap(
    (name) => equalityOf(name, datagram) ?? [],
  );
  return parts.length === 0 ? null : parts.join(' and ');
}
