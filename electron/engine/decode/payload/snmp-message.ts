import { berInteger, readBer, type BerValue } from './ber';

const sequence = 0x30;
const integer = 0x02;
const octetString = 0x04;

/** SNMPv1 (RFC 1157) and SNMPv2c (RFC 1901), or SNMPv3 (RFC 3412). */
export type SnmpMessage = CommunityMessage | UserMessage;

export interface CommunityMessage {
  version: 'v1' | 'v2c';
  community: Uint8Array;
  pdu: BerValue;
}

export interface UserMessage {
  version: 'v3';
  messageId: bigint;
  engine: Uint8Array;
  user: Uint8Array;
  /** Undefined if it is encrypted. */
  scoped: { context: Uint8Array; pdu: BerValue } | undefined;
}

/** Null unless one message fills the payload and has the parts of its version. */
export function readSnmp(payload: Uint8Array): SnmpMessage | null {
  if (payload[0] !== sequence) return null;
  const [version, ...rest] = readBer(payload)?.children ?? [];
  if (version?.identifier !== integer || version.content.length !== 1) return null;
  switch (version.content[0]) {
    case 0:
      return communityMessage('v1', rest);
    case 1:
      return communityMessage('v2c', rest);
    case 3:
      return userMessage(rest);
    default:
      return null;
  }
}

function communityMessage(
  version: CommunityMessage['version'],
  [community, pdu]: readonly BerValue[],
): CommunityMessage | null {
  if (community?.identifier !== octetString || !isPdu(pdu)) return null;
  return { version, community: community.content, pdu };
}

/** RFC 3412, section 6; the security parameters are those of RFC 3414, section 2.4. */
function userMessage([header, security, data]: readonly BerValue[]): UserMessage | null {
  const [messageId] = header?.children ?? [];
  if (messageId?.identifier !== integer || security?.identifier !== octetString) return null;
  const [engine, , , user] = readBer(security.content)?.children ?? [];
  const [, context, pdu] = data?.children ?? [];
  const encrypted = data?.identifier === octetString;
  if (!encrypted && !isPdu(pdu)) return null;
  return {
    version: 'v3',
    messageId: berInteger(messageId),
    engine: engine?.content ?? new Uint8Array(),
    user: user?.content ?? new Uint8Array(),
    scoped: isPdu(pdu) ? { context: context?.content ?? new Uint8Array(), pdu } : undefined,
  };
}

/** Context tags 0 to 8, constructed (RFC 3416, section 3). */
function isPdu(value: BerValue | undefined): value is BerValue {
  return value !== undefined && value.identifier >= 0xa0 && value.identifier <= 0xa8;
}
