import type { Place } from '../../../../contract';
import { berInteger, type BerValue } from '../ber';
import type { PayloadDatagram } from '../decoder';
import { readSnmp, type SnmpMessage } from '../snmp-message';
import { enterpriseSpecific, trapOid, upTime, variablesIn } from '../snmp-pdu';
import { placeOf, type FieldPlaces } from './place';

/** Values by the names of their fields; what is not in the message is undefined. */
type Values = Readonly<Record<string, readonly BerValue[] | BerValue | undefined>>;

export function snmpPlaces({ payload }: PayloadDatagram): FieldPlaces {
  const message = readSnmp(payload);
  if (message === null) return {};
  const pdu = message.version === 'v3' ? message.scoped?.pdu : message.pdu;
  const values = { ...headerValues(message), ...(pdu === undefined ? {} : pduValues(pdu)) };
  const places: Record<string, readonly Place[]> = {};
  for (const [name, found] of Object.entries(values)) {
    if (found !== undefined)
      places[name] = [found].flat().map((value) => contentPlace(payload, value));
  }
  // The kind of a PDU is its identifier.
  if (pdu !== undefined) places['snmp.data'] = [{ ...placeOf(payload, pdu.encoded), length: 1 }];
  return places;
}

function headerValues(message: SnmpMessage): Values {
  if (message.version !== 'v3')
    return { 'snmp.version': message.stated, 'snmp.community': message.community };
  return {
    'snmp.msgVersion': message.stated,
    'snmp.msgID': message.messageId,
    'snmp.msgUserName': message.user,
    'snmp.msgAuthoritativeEngineID': message.engine,
    'snmp.contextName': message.scoped?.context,
  };
}

function pduValues({ identifier, children }: BerValue): Values {
  return identifier === 0xa4 ? trapV1Values(children) : pduV2Values(children);
}

/** RFC 1157, section 4.1.6. The trap of an enterprise is told in two places, and so has none. */
function trapV1Values([
  enterprise,
  agent,
  generic,
  specific,
  time,
  list,
]: readonly BerValue[]): Values {
  const isGeneric = generic !== undefined && berInteger(generic) !== BigInt(enterpriseSpecific);
  return {
    'snmp.enterprise': enterprise,
    'snmp.agent_addr': agent,
    'snmp.generic_trap': generic,
    'snmp.specific_trap': specific,
    'snmp.time_stamp': time,
    'gramscope.snmp.uptime': time,
    'gramscope.snmp.trap': isGeneric ? generic : undefined,
    ...variableValues(list),
  };
}

/** RFC 3416, section 3. */
function pduV2Values([requestId, errorStatus, errorIndex, list]: readonly BerValue[]): Values {
  const valueOf = (oid: string) => variablesIn(list).find(({ name }) => name.oid === oid)?.value;
  return {
    'snmp.request_id': requestId,
    'snmp.error_status': errorStatus,
    'snmp.error_index': errorIndex,
    'gramscope.snmp.uptime': valueOf(upTime),
    'gramscope.snmp.trap': valueOf(trapOid),
    ...variableValues(list),
  };
}

function variableValues(list: BerValue | undefined): Values {
  const variables = variablesIn(list);
  return {
    'snmp.name': variables.map(({ name }) => name),
    'gramscope.snmp.value': variables.map(({ value }) => value),
  };
}

/** Of what has no content, such as null, identifier and length. */
function contentPlace(payload: Uint8Array, { content, encoded }: BerValue): Place {
  const { offset, length } = placeOf(payload, encoded);
  if (content.length === 0) return { offset, length };
  return { offset: offset + length - content.length, length: content.length };
}
