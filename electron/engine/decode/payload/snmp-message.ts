import { readBer, type BerValue } from './ber';

const sequence = 0x30;
const integer = 0x02;
const octetString = 0x04;

/** SNMPv1 (RFC 1157) and SNMPv2c (RFC 1901), or SNMPv3 (RFC 3412). */
export type SnmpMessage = CommunityMessage | UserMessage;

export interface CommunityMessage {
  version: 'v1' | 'v2c';
  /** The value that tells the version. */
  stated: BerValue;
  community: BerValue;
  pdu: BerValue;
}

export interface UserMessage {
  version: 'v3';
  /** The value that tells the version. */
  stated: BerValue;
  messageId: BerValue;
  engine: BerValue | undefined;
  user: BerValue | undefined;
  /** Undefined if it is encrypted. */
  scoped: { context: BerValue | undefined; pdu: BerValue } | undefined;
}

/** Null unless one message fills the payload and has the parts of its version. */
export function readSnmp(payload: Uint8Array): SnmpMessage | null {
  if (payload[0] !== sequence) return null;
  const [version, ...rest] = readBer(payload)?.children ?? [];
  if (version?.identifier !== integer || version.content.length !== 1) return null;
  switch (version.content[0]) {
    case 0:
      return communityMessage('v1', version, rest);
    case 1:
      return communityMessage('v2c', version, rest);
    case 3:
      return userMessage(version, rest);
    default:
      return null;
  }
}

function communityMessage(
  version: CommunityMessage['version'],
  stated: BerValue,
  [community, pdu]: readonly BerValue[],
): CommunityMessage | null {
  if (community?.identifier !== octetString || !isPdu(pdu)) return null;
  return { version, stated, community, pdu };
}

/** RFC 3412, section 6; the security parameters are those of RFC 3414, section 2.4. */
function userMessage(
  stated: BerValue,
  [header, security, data]: readonly BerValue[],
): UserMessage | null {
  const [messageId] = header?.children ?? [];
  if (messageId?.identifier !== integer || security?.identifier !== octetString) return null;
  const [engine, , , user] = readBer(security.content)?.children ?? [];
  const [, context, pdu] = data?.children ?? [];
  const encrypted = data?.identifier === octetString;
  if (!encrypted && !isPdu(pdu)) return null;
  return {
    version: 'v3',
    stated,
    messageId,
    engine,
    user,
    scoped: isPdu(pdu) ? { context, pdu } : undefined,
  };
}

/** Context tags 0 to 8, constructed (RFC 3416, section 3). */
function isPdu(value: BerValue | undefined): value is BerValue {
  return value !== undefined && value.identifier >= 0xa0 && value.identifier <= 0xa8;
}
