import { berInteger, contentOf } from './ber';
import { hexText } from './bytes';
import { field, present, type Decoded, type Fields, type PayloadDecoder } from './decoder';
import { snmpPlaces } from './places/snmp';
import { readSnmp, type CommunityMessage, type UserMessage } from './snmp-message';
import { furtherVariables, readPdu, trapName, type Pdu } from './snmp-pdu';
import { listed, summaryOf, textOf } from './summary';

/** SNMP of all versions; traps and informs tell what happened, the rest its kind and variables. */
export const snmp: PayloadDecoder = {
  name: 'snmp',
  description: 'Simple Network Management Protocol (RFC 1157, RFC 3416, RFC 3412)',
  ports: [162, 161],
  anyPort: true,
  fields: [
    field('snmp.version', 'number', 'Version of a message with a community: 0 is v1, 1 is v2c'),
    field('snmp.community', 'string', 'Community'),
    field('snmp.msgVersion', 'number', 'Version of a message with a user: 3'),
    field('snmp.msgID', 'number', 'Message identifier of SNMPv3'),
    field('snmp.msgUserName', 'string', 'User of SNMPv3'),
    field('snmp.msgAuthoritativeEngineID', 'string', 'Engine of SNMPv3 as bytes'),
    field('snmp.contextName', 'string', 'Context of SNMPv3'),
    field('snmp.data', 'number', 'Kind of PDU: 4 and 7 are traps, 6 is an inform'),
    field('snmp.request_id', 'number', 'Request identifier'),
    field('snmp.error_status', 'number', 'Error of a response, 0 is none'),
    field('snmp.error_index', 'number', 'Variable that the error is about'),
    field('snmp.enterprise', 'string', 'Enterprise of a trap of SNMPv1'),
    field('snmp.agent_addr', 'string', 'Agent of a trap of SNMPv1'),
    field('snmp.generic_trap', 'number', 'Generic trap of SNMPv1, 6 is enterprise specific'),
    field('snmp.specific_trap', 'number', 'Specific trap of SNMPv1'),
    field('snmp.time_stamp', 'number', 'Up time in a trap of SNMPv1, in 1/100 s'),
    field('snmp.name', 'string', 'Object identifier of each variable'),
    field('gramscope.snmp.value', 'string', 'Value of each variable'),
    field('gramscope.snmp.trap', 'string', 'Object identifier of the trap, in all versions'),
    field('gramscope.snmp.uptime', 'number', 'Up time of the agent, in 1/100 s'),
  ],
  decode({ payload }) {
    const message = readSnmp(payload);
    if (message === null) return null;
    return message.version === 'v3' ? userDecoded(message) : communityDecoded(message);
  },
  places: snmpPlaces,
};

function communityDecoded({ version, community, pdu }: CommunityMessage): Decoded {
  const content = readPdu(pdu);
  return {
    protocol: 'SNMP',
    summary: summaryOf(
      `SNMP${version} ${kindText(content)}`,
      `community ${textOf(community.content)}`,
      ...details(content),
    ),
    fields: {
      ...present({
        'snmp.version': version === 'v1' ? 0 : 1,
        'snmp.community': textOf(community.content),
      }),
      ...pduFields(content),
    },
  };
}

function userDecoded({ messageId, engine, user, scoped }: UserMessage): Decoded {
  const content = scoped && readPdu(scoped.pdu);
  return {
    protocol: 'SNMP',
    summary: summaryOf(
      `SNMPv3 ${content === undefined ? 'encrypted' : kindText(content)}`,
      `user ${textOf(contentOf(user))}`,
      ...(content === undefined ? [] : details(content)),
    ),
    fields: {
      ...present({
        'snmp.msgVersion': 3,
        'snmp.msgID': Number(berInteger(messageId)),
        'snmp.msgUserName': textOf(contentOf(user)),
        'snmp.msgAuthoritativeEngineID': hexText(contentOf(engine), ':'),
        'snmp.contextName': scoped && textOf(contentOf(scoped.context)),
      }),
      ...(content && pduFields(content)),
    },
  };
}

function kindText({ kind, trap }: Pdu): string {
  return trap === undefined ? kind : `${kind} ${trapName(trap)}`;
}

function details(pdu: Pdu): (string | undefined)[] {
  const { v1, errorStatus = 0n } = pdu;
  return [
    v1 && `agent ${v1.agent}`,
    pdu.upTime === undefined ? undefined : `up ${duration(pdu.upTime / 100)}`,
    errorStatus === 0n ? undefined : `error ${errorStatus}`,
    listed(
      furtherVariables(pdu).map(({ name, value }) => `${name} = ${value}`),
      3,
    ),
  ];
}

function pduFields(pdu: Pdu): Fields {
  const { v1 } = pdu;
  return present({
    'snmp.data': pdu.number,
    'snmp.request_id': optionalNumber(pdu.requestId),
    'snmp.error_status': optionalNumber(pdu.errorStatus),
    'snmp.error_index': optionalNumber(pdu.errorIndex),
    'snmp.enterprise': v1?.enterprise,
    'snmp.agent_addr': v1?.agent,
    'snmp.generic_trap': v1?.generic,
    'snmp.specific_trap': v1?.specific,
    'snmp.time_stamp': v1 && pdu.upTime,
    'snmp.name': pdu.variables.map(({ name }) => name),
    'gramscope.snmp.value': pdu.variables.map(({ value }) => value),
    'gramscope.snmp.trap': pdu.trap,
    'gramscope.snmp.uptime': pdu.upTime,
  });
}

function optionalNumber(value: bigint | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}

/** `3 d 4 h 5 min 6 s`, without the parts that are 0 before the first that is not. */
function duration(seconds: number): string {
  const whole = Math.floor(seconds);
  const parts: [number, string][] = [
    [Math.floor(whole / 86_400), 'd'],
    [Math.floor(whole / 3600) % 24, 'h'],
    [Math.floor(whole / 60) % 60, 'min'],
    [whole % 60, 's'],
  ];
  const first = parts.findIndex(([value]) => value > 0);
  return (first < 0 ? parts.slice(-1) : parts.slice(first))
    .map(([value, unit]) => `${value} ${unit}`)
    .join(' ');
}
