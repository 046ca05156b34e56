import type { Predicate, WayEnd } from '#native';
import { addressBytes } from '../address-bytes';
import type { Dissection } from '../dissection';
import type { FilterField, Indexed, IndexedValue } from '../field';
import type { Value } from '../value';

// What the headers of a datagram say, under Wireshark's names.

type Family = 4 | 6;

const isUdp: Predicate = { kind: 'transport', is: 'udp' };
const everything: Predicate = { kind: 'and', of: [] };
const octet = 0xff;
const word = 0xffff;
const doubleWord = 0xffff_ffff;

const ends = ['source', 'destination'] as const;
type End = (typeof ends)[number];

/** The addresses that the last datagrams had, with their bytes. */
const knownAddresses = new Map<string, string | null>();
const mostKnown = 4096;

function bytesOfAddress(text: string): string | null {
  let bytes = knownAddresses.get(text);
  if (bytes === undefined) {
    if (knownAddresses.size >= mostKnown) knownAddresses.clear();
    bytes = addressBytes(text);
    knownAddresses.set(text, bytes);
  }
  return bytes;
}

function isFamily(family: Family): Predicate {
  return { kind: 'address', prefix: family === 4 ? '0.0.0.0/0' : '::/0', end: 'source' };
}

function hasFamily({ row }: Dissection, family: Family): boolean {
  return bytesOfAddress(row.source.address)?.length === (family === 4 ? 4 : 16);
}

function addresses(family: Family, which: readonly End[]) {
  const length = family === 4 ? 4 : 16;
  return ({ row }: Dissection): readonly Value[] =>
    which.flatMap((end) => {
      const bytes = bytesOfAddress(row[end].address);
      return bytes?.length === length ? [bytes] : [];
    });
}

function addressField(family: Family, name: string, which: readonly End[]): FilterField {
  const protocol = family === 4 ? 'ip' : 'ipv6';
  return {
    name: `${protocol}.${name}`,
    type: family === 4 ? 'ipv4' : 'ipv6',
    description: `${which.length > 1 ? 'Source or destination' : capital(which[0] ?? '')} address of IPv${family}`,
    values: addresses(family, which),
    indexed: {
      kind: 'address',
      values: which.map((end) => ({
        present: isFamily(family),
        within: (prefix) => ({ kind: 'address', prefix, end }),
      })),
    },
  };
}

function portField(name: string, which: readonly End[]): FilterField {
  return {
    name: `udp.${name}`,
    type: 'number',
    most: word,
    description: `${which.length > 1 ? 'Source or destination' : capital(which[0] ?? '')} port`,
    values: (datagram) => (datagram.isUnix ? [] : which.map((end) => datagram.row[end].port)),
    indexed: numbers(
      word,
      which.map((end) => indexedPort(end)),
    ),
  };
}

function indexedPort(end: WayEnd): IndexedValue<number> {
  return { present: isUdp, between: (least, most) => ({ kind: 'port', end, least, most }) };
}

function numbers(most: number, values: readonly IndexedValue<number>[]): Indexed {
  return { kind: 'number', least: 0, most, values };
}

function both(...of: readonly Predicate[]): Predicate {
  return { kind: 'and', of };
}

/** Hops left, under the name that each version of IP has for them. */
function hopsField(family: Family, name: string, description: string): FilterField {
  return {
    name,
    type: 'number',
    most: octet,
    description,
    values: (datagram) =>
      datagram.row.ttl === null || !hasFamily(datagram, family) ? [] : [datagram.row.ttl],
    indexed: numbers(octet, [
      {
        present: both(isFamily(family), { kind: 'ttl' }),
        between: (least, most) => both(isFamily(family), { kind: 'ttl', least, most }),
      },
    ]),
  };
}

/** The same for all datagrams of a family. */
function constantField(name: string, family: Family, value: number, what: string): FilterField {
  return {
    name,
    type: 'number',
    most: octet,
    description: what,
    values: (datagram) => (hasFamily(datagram, family) ? [value] : []),
  };
}

function trafficClassField(
  family: Family,
  name: string,
  description: string,
  part: (trafficClass: number) => number,
  most: number,
  test: 'trafficClass' | 'dscp' | null,
): FilterField {
  const field: FilterField = {
    name,
    type: 'number',
    most,
    description,
    values: (datagram) => (hasFamily(datagram, family) ? [part(datagram.row.trafficClass)] : []),
  };
  if (test === null) return field;
  const between = (least: number, greatest: number): Predicate =>
    both(isFamily(family), { kind: test, least, most: greatest });
  return { ...field, indexed: numbers(most, [{ present: isFamily(family), between }]) };
}

const classOf = (value: number): number => value;
const dscpOf = (value: number): number => value >> 2;
const ecnOf = (value: number): number => value & 3;

function presence(
  name: string,
  description: string,
  isThere: (datagram: Dissection) => boolean,
  present: Predicate,
): FilterField {
  return {
    name,
    type: 'presence',
    description,
    values: (datagram) => (isThere(datagram) ? [1] : []),
    indexed: { kind: 'presence', present },
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The end of all times that a log can have. */
const latest = 2n ** 63n - 1n;

const timeIndex: Indexed = {
  kind: 'time',
  values: [
    {
      present: everything,
      between: (least, most) => ({
        kind: 'time',
        from: least,
        ...(most < latest ? { to: most + 1n } : {}),
      }),
    },
  ],
};

const headerLength = 8;

export const datagramFields: readonly FilterField[] = [
  presence('frame', 'Every datagram', () => true, everything),
  {
    name: 'frame.number',
    type: 'number',
    most: Number.MAX_SAFE_INTEGER,
    description: 'Number of the frame in its file, from 1; of a live datagram its own number',
    values: ({ row }) => [row.frame ?? row.number],
    indexed: numbers(Number.MAX_SAFE_INTEGER, [
      { present: everything, between: (least, most) => ({ kind: 'frame', least, most }) },
    ]),
  },
  {
    name: 'frame.time_epoch',
    type: 'time',
    description: 'Seconds since 1970-01-01 UTC, with up to nine digits after the point',
    values: ({ row }) => [row.time],
    indexed: timeIndex,
  },
  {
    name: 'frame.time',
    type: 'time',
    description: 'Date and time, local unless they end with a zone: "2026-01-31 12:00:00Z"',
    values: ({ row }) => [row.time],
    indexed: timeIndex,
  },
  {
    name: 'frame.len',
    type: 'number',
    most: doubleWord,
    description: 'Bytes of the frame on the wire',
    values: ({ row }) => [row.frameLength],
    indexed: numbers(doubleWord, [
      { present: everything, between: (least, most) => ({ kind: 'frameLength', least, most }) },
    ]),
  },
  presence('ip', 'A datagram of IPv4', (datagram) => hasFamily(datagram, 4), isFamily(4)),
  constantField('ip.version', 4, 4, 'Version of IP: 4'),
  constantField('ip.proto', 4, 17, 'Protocol in IPv4: 17, which is UDP'),
  addressField(4, 'src', ['source']),
  addressField(4, 'dst', ['destination']),
  addressField(4, 'addr', ends),
  hopsField(4, 'ip.ttl', 'Hops left on arrival (time to live)'),
  trafficClassField(
    4,
    'ip.dsfield',
    'Differentiated services field',
    classOf,
    octet,
    'trafficClass',
  ),
  trafficClassField(4, 'ip.dsfield.dscp', 'Differentiated services codepoint', dscpOf, 63, 'dscp'),
  trafficClassField(4, 'ip.dsfield.ecn', 'Explicit congestion notification', ecnOf, 3, null),
  presence('ipv6', 'A datagram of IPv6', (datagram) => hasFamily(datagram, 6), isFamily(6)),
  constantField('ipv6.version', 6, 6, 'Version of IP: 6'),
  addressField(6, 'src', ['source']),
  addressField(6, 'dst', ['destination']),
  addressField(6, 'addr', ends),
  hopsField(6, 'ipv6.hlim', 'Hops left on arrival (hop limit)'),
  trafficClassField(6, 'ipv6.tclass', 'Traffic class', classOf, octet, 'trafficClass'),
  trafficClassField(6, 'ipv6.tclass.dscp', 'Differentiated services codepoint', dscpOf, 63, 'dscp'),
  trafficClassField(6, 'ipv6.tclass.ecn', 'Explicit congestion notification', ecnOf, 3, null),
  presence('udp', 'A UDP datagram', ({ isUnix }) => !isUnix, isUdp),
  portField('srcport', ['source']),
  portField('dstport', ['destination']),
  portField('port', ends),
  {
    name: 'udp.length',
    type: 'number',
    most: word,
    description: 'Bytes of the UDP header and the payload',
    values: ({ isUnix, row }) => (isUnix ? [] : [row.length + headerLength]),
    indexed: numbers(word, [
      {
        present: isUdp,
        between: (least, most) =>
          most < headerLength
            ? { kind: 'or', of: [] }
            : both(isUdp, {
                kind: 'length',
                least: Math.max(0, least - headerLength),
                most: most - headerLength,
              }),
      },
    ]),
  },
  {
    name: 'udp.payload',
    type: 'bytes',
    description: 'What the datagram carries, as far as it was captured',
    values: ({ isUnix, payload }) => (isUnix || payload === '' ? [] : [payload]),
    indexed: { kind: 'payload', present: isUdp },
  },
];
