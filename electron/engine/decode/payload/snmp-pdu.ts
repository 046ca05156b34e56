import { visibleText } from '../../text/visible';
import { berInteger, berUnsigned, contentOf, type BerValue } from './ber';
import { hexText, ipv4Text } from './bytes';

/** RFC 3416, section 3; number 4 is the trap of RFC 1157, section 4.1.6. */
const kinds = [
  'get',
  'get-next',
  'response',
  'set',
  'trap',
  'get-bulk',
  'inform',
  'trap',
  'report',
] as const;

/** The traps that SNMPv2-MIB and IF-MIB define (RFC 3418, section 2; RFC 2863, section 6). */
const standardTraps = [
  'coldStart',
  'warmStart',
  'linkDown',
  'linkUp',
  'authenticationFailure',
  'egpNeighborLoss',
];
const snmpTraps = '1.3.6.1.6.3.1.1.5';
export const trapOid = '1.3.6.1.6.3.1.1.4.1.0';
export const upTime = '1.3.6.1.2.1.1.3.0';
export const enterpriseSpecific = 6;

export interface Variable {
  name: string;
  value: string;
}

export interface Pdu {
  /** The tag number, which Wireshark calls `snmp.data`. */
  number: number;
  kind: (typeof kinds)[number];
  requestId?: bigint;
  errorStatus?: bigint;
  errorIndex?: bigint;
  v1?: { enterprise: string; agent: string; generic: number; specific: number };
  /** In hundredths of a second. */
  upTime?: number;
  /** What happened, also for traps of SNMPv1 (RFC 3584, section 3.1). */
  trap?: string;
  variables: readonly Variable[];
}

/** The variables besides those that every trap of SNMPv2 begins with (RFC 3416, section 4.2.6). */
export function furtherVariables({ variables }: Pdu): readonly Variable[] {
  return variables.filter(({ name }) => name !== upTime && name !== trapOid);
}

export function readPdu(pdu: BerValue): Pdu {
  const number = pdu.identifier & 0x1f;
  const kind = kinds[number] ?? 'report';
  return number === 4 ? readV1Trap(number, kind, pdu) : readV2Pdu(number, kind, pdu);
}

/** `linkDown`, or the identifier as it is. */
export function trapName(oid: string): string {
  const [prefix, last] = [oid.slice(0, snmpTraps.length), oid.slice(snmpTraps.length + 1)];
  return (prefix === snmpTraps && standardTraps[Number(last) - 1]) || oid;
}

/** RFC 1157, section 4.1.6. */
function readV1Trap(number: number, kind: Pdu['kind'], { children }: BerValue): Pdu {
  const [enterprise, agent, generic, specific, time, variables] = children;
  const v1 = {
    enterprise: enterprise?.oid ?? '',
    agent: ipv4Text(contentOf(agent), 0),
    generic: Number(generic === undefined ? 0 : berInteger(generic)),
    specific: Number(specific === undefined ? 0 : berInteger(specific)),
  };
  return {
    number,
    kind,
    v1,
    upTime: Number(berUnsigned(contentOf(time))),
    trap:
      v1.generic === enterpriseSpecific
        ? `${v1.enterprise}.0.${v1.specific}`
        : `${snmpTraps}.${v1.generic + 1}`,
    variables: readVariables(variables),
  };
}

function readV2Pdu(number: number, kind: Pdu['kind'], { children }: BerValue): Pdu {
  const [requestId, errorStatus, errorIndex, list] = children;
  const variables = readVariables(list);
  const time = list?.children.find(({ children: [name] }) => name?.oid === upTime)?.children[1];
  const trap = variables.find(({ name }) => name === trapOid);
  return {
    number,
    kind,
    ...(requestId && { requestId: berInteger(requestId) }),
    ...(errorStatus && { errorStatus: berInteger(errorStatus) }),
    ...(errorIndex && { errorIndex: berInteger(errorIndex) }),
    ...(time && { upTime: Number(berUnsigned(time.content)) }),
    ...(trap && { trap: trap.value }),
    variables,
  };
}

function readVariables(list: BerValue | undefined): Variable[] {
  return variablesIn(list).map(({ name, value }) => ({
    name: name.oid ?? '',
    value: valueText(value),
  }));
}

/** The variables of a list as they are encoded; what is none is passed over. */
export function variablesIn(list: BerValue | undefined): { name: BerValue; value: BerValue }[] {
  return (list?.children ?? []).flatMap(({ children: [name, value] }) =>
    name?.oid === undefined || value === undefined ? [] : [{ name, value }],
  );
}

/** The types of SMIv2 (RFC 2578, section 7.1) and the exceptions of RFC 3416, section 3. */
function valueText(value: BerValue): string {
  const { identifier, content } = value;
  switch (identifier) {
    case 0x02:
      return String(berInteger(value));
    case 0x04:
      return octetText(content);
    case 0x05:
      return 'null';
    case 0x06:
      return value.oid ?? '';
    case 0x40:
      return ipv4Text(content, 0);
    case 0x41:
    case 0x42:
    case 0x43:
    case 0x46:
      return String(berUnsigned(content));
    case 0x80:
      return 'noSuchObject';
    case 0x81:
      return 'noSuchInstance';
    case 0x82:
      return 'endOfMibView';
    default:
      return hexText(content, ':');
  }
}

/** Most octet strings are text; addresses and bit strings are not, and are shown as bytes. */
function octetText(content: Uint8Array): string {
  const text = visibleText(content);
  return /\\x|\\0/u.test(text) ? hexText(content, ':') : text;
}
