import type { DatagramRow } from '#native';
import { utf8Bytes } from '../byte-string';
import { addressBytes } from '../address-bytes';
import type { Dissection, LogNames } from '../dissection';
import type { FilterField } from '../field';
import type { ValueType } from '../value';

// What Wireshark has no name for.

function field(
  name: string,
  description: string,
  valueOf: (datagram: Dissection) => string | null | undefined,
  type: ValueType = 'string',
): FilterField {
  return {
    name: `gramscope.${name}`,
    type,
    description,
    values: (datagram) => {
      const value = valueOf(datagram);
      return value === undefined || value === null || value === '' ? [] : [utf8Bytes(value)];
    },
  };
}

function interfaceOf({ interfaceIndex, frame, socket }: DatagramRow, names: LogNames) {
  return names.interfaces[interfaceIndex] ?? (frame === null ? undefined : names.sockets[socket]);
}

/** 224.0.0.0/4 and ff00::/8 (RFC 5771, RFC 4291). */
function groupOf({ row }: Dissection): string | null {
  const first = addressBytes(row.destination.address)?.charCodeAt(0) ?? 0;
  const isGroup = row.destination.address.includes(':') ? first === 0xff : first >> 4 === 0xe;
  return isGroup ? row.destination.address : null;
}

export const gramscopeFields: readonly FilterField[] = [
  field(
    'socket',
    'What the socket was opened at, such as udp://0.0.0.0:514',
    ({ row, names }) => names.sockets[row.socket],
  ),
  field('direction', 'inbound or outbound', ({ row }) => row.direction),
  field('interface', 'Name of the network interface', ({ row, names }) => interfaceOf(row, names)),
  field('group', 'Multicast group that the datagram went to', groupOf),
  field('path', 'Path that a Unix datagram came from', ({ isUnix, row }) =>
    isUnix ? row.source.address : null,
  ),
  field(
    'vendor',
    'Who made the sender, as its syslog message tells',
    ({ syslog }) => syslog?.vendor,
  ),
  field(
    'mnemonic',
    'What a device calls the event: UPDOWN of %LINK-3-UPDOWN',
    ({ syslog }) => syslog?.fields['mnemonic'],
  ),
  field('protocol', 'What the payload is: RTP, mDNS, syslog', ({ syslog, decoded }) =>
    syslog ? 'syslog' : decoded?.protocol,
  ),
  {
    name: 'gramscope.text',
    type: 'string',
    description: 'Text of the message without its syslog header; of other payloads all of them',
    values: ({ syslog, payload }) => {
      if (syslog?.message !== undefined) return [utf8Bytes(syslog.message)];
      return payload === '' ? [] : [payload];
    },
  },
  {
    name: 'gramscope.payload',
    type: 'bytes',
    description: 'What the datagram carries, of Unix sockets too',
    values: ({ payload }) => (payload === '' ? [] : [payload]),
    indexed: { kind: 'payload', present: { kind: 'and', of: [] } },
  },
  {
    name: 'gramscope.truncated',
    type: 'presence',
    description: 'Cut short when it was captured',
    values: ({ row }) => (row.truncated ? [1] : []),
    indexed: { kind: 'presence', present: { kind: 'truncated' } },
  },
];
