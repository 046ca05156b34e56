import { hexNumber, ipv4Text, ipv6Text, uint16, uint8 } from './bytes';
import { field, present, usesPort, type Decoded, type PayloadDecoder } from './decoder';
import { readSession, sdpFields, type SessionSummary } from './sdp';
import { summaryOf, textOf } from './summary';
import { sapPlaces } from './places/sap';

export interface SapHeader {
  ipv6: boolean;
  deletion: boolean;
  encrypted: boolean;
  compressed: boolean;
  hash: number;
  source: string;
  /** Bytes of the header with source and authentication data. */
  size: number;
}

/** IANA: `sapv1`. */
const ports = [9875];

/** The session announcement protocol (RFC 2974), by which streams are made known to groups. */
export const sap: PayloadDecoder = {
  name: 'sap',
  description: 'Session Announcement Protocol (RFC 2974) with SDP (RFC 8866)',
  ports,
  anyPort: true,
  fields: [
    field('sap.flags.v', 'number', 'Version'),
    field('sap.flags.a', 'boolean', 'The originating source is an IPv6 address'),
    field('sap.flags.t', 'boolean', 'The session is deleted, not announced'),
    field('sap.flags.e', 'boolean', 'The description is encrypted'),
    field('sap.flags.c', 'boolean', 'The description is compressed'),
    field('sap.message_identifier_hash', 'number', 'Identifies this version of the announcement'),
    field('sap.originating_source', 'string', 'Address of the announcer'),
    field('sap.payload_type', 'string', 'MIME type of the description'),
    ...sdpFields,
  ],
  places: sapPlaces,
  decode(datagram) {
    const header = readSapHeader(datagram.payload);
    if (header === null) return null;
    const rest = datagram.payload.subarray(header.size);
    if (header.encrypted || header.compressed) {
      return usesPort(datagram, ports) ? decoded(header, undefined, null) : null;
    }
    const { type, description } = sapContent(rest);
    const session = readSession(description);
    const certain =
      session !== null || (usesPort(datagram, ports) && (type !== undefined || isOrigin(rest)));
    return certain ? decoded(header, type, session) : null;
  },
};

/** RFC 2974, section 6. Authentication data is counted in units of 32 bits. */
export function readSapHeader(payload: Uint8Array): SapHeader | null {
  const flags = uint8(payload, 0);
  if (payload.length < 8 || flags >> 5 !== 1) return null;
  const ipv6 = (flags & 0x10) !== 0;
  const size = (ipv6 ? 20 : 8) + 4 * uint8(payload, 1);
  if (size > payload.length) return null;
  return {
    ipv6,
    deletion: (flags & 0x04) !== 0,
    encrypted: (flags & 0x02) !== 0,
    compressed: (flags & 0x01) !== 0,
    hash: uint16(payload, 2),
    source: ipv6 ? ipv6Text(payload, 4) : ipv4Text(payload, 4),
    size,
  };
}

/** What follows the header, once nothing of it is encrypted or compressed. */
export function sapContent(rest: Uint8Array): {
  /** MIME type; absent where the description is SDP without one. */
  type: string | undefined;
  description: Uint8Array;
} {
  const type = payloadType(rest);
  return { type, description: type === undefined ? rest : rest.subarray(type.length + 1) };
}

/** A MIME type that ends in NUL, as ASCII. It may be missing before SDP (RFC 2974, section 6). */
function payloadType(rest: Uint8Array): string | undefined {
  const end = rest.subarray(0, 128).indexOf(0);
  if (end < 0) return undefined;
  const type = textOf(rest.subarray(0, end));
  return /^[a-z]+\/[\w.+-]+$/iu.test(type) ? type : undefined;
}

/** A deletion carries nothing but the origin line (RFC 2974, section 5). */
function isOrigin(rest: Uint8Array): boolean {
  return uint8(rest, 0) === 0x6f && uint8(rest, 1) === 0x3d;
}

function decoded(
  header: SapHeader,
  type: string | undefined,
  session: SessionSummary | null,
): Decoded {
  const { deletion, encrypted, compressed } = header;
  return {
    protocol: 'SAP',
    summary: summaryOf(
      `SAP ${deletion ? 'deletion' : 'announcement'} ${hexNumber(header.hash, 4)} from ${header.source}`,
      encrypted ? 'encrypted' : undefined,
      compressed ? 'compressed' : undefined,
      session === null ? type : undefined,
      ...(session?.parts ?? []),
    ),
    fields: {
      ...present({
        'sap.flags.v': 1,
        'sap.flags.a': header.ipv6,
        'sap.flags.t': deletion,
        'sap.flags.e': encrypted,
        'sap.flags.c': compressed,
        'sap.message_identifier_hash': header.hash,
        'sap.originating_source': header.source,
        'sap.payload_type': type,
      }),
      ...session?.fields,
    },
  };
}
