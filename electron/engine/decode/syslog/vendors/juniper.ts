import { readKeyValues } from '../key-values';
import { addField, addParameters, noteFrom, writableFields, type Draft } from '../message';
import { addTokenFields, afterToken, readCiscoToken } from '../cisco-token';
import type { SyslogVendor } from './vendor';
import { wordSet } from '../words';

/** Facilities of `explicit-priority`, which looks like Cisco's token ("Junos OS System Log"). */
const facilities = wordSet(
  'AUTH CHANGE CONFLICT DAEMON DFC EXTERNAL FIREWALL FTP INTERACT',
  'KERN NTP PFE USER SECURITY',
);

/** Processes of Junos whose messages start with the name of the event. */
const processes = wordSet(
  '/kernel alarmd bfdd bdbrepd chassisd cosd craftd dcd dfwd eventd',
  'fpc fpcd ifinfo idpd init jsrpd jddosd kmd l2ald l2cpd lacpd',
  'lfmd license-check login mgd mib2d nsd pfed ppmd rmopd rpd',
  'rtlogd smtpd snmpd spd sshd tnetd utmd vccpd vrrpd xntpd utmpd',
);

/** `RT_FLOW_SESSION_CREATE`: words in capitals joined by low lines. */
const eventName = /^[A-Z][A-Z0-9]{0,40}(?:_[A-Z0-9]{1,40}){1,12}(?=: |:$|$)/;

/** Junos, structured (`[junos@2636.1.1.1.2.40 …]`) or as text. */
export const juniper: SyslogVendor = {
  name: 'juniper',
  read(draft) {
    if (draft.structuredData !== undefined) return readStructured(draft);
    const message = draft.message ?? '';
    const code = message.charCodeAt(0);
    if (draft.appname === undefined || !(code === 0x25 || (code >= 0x41 && code <= 0x5a)))
      return false;
    return code === 0x25 ? readPriority(draft, message) : readEvent(draft, draft.appname, message);
  },
};

/** The enterprise of Juniper is 2636; what follows it is the hardware. */
function readStructured(draft: Draft): boolean {
  for (const [id, element] of Object.entries(draft.structuredData ?? {})) {
    if (!id.startsWith('junos@2636')) continue;
    draft.vendor = 'juniper';
    addField(draft, 'eventId', draft.msgid);
    draft.places?.noteAgain('eventId', draft.places.parts.get('msgid'));
    addParameters(draft, id, element);
    return true;
  }
  return false;
}

/** `%INTERACT-6-UI_CMDLINE_READ_LINE: text` */
function readPriority(draft: Draft, message: string): boolean {
  const token = readCiscoToken(message, 0);
  if (token === null || !facilities.has(message.slice(1, token.severityAt - 1))) return false;
  if (!message.slice(token.severityAt + 2, token.end).includes('_')) return false;
  draft.vendor = 'juniper';
  addTokenFields(draft, message, token, noteFrom(draft, 0));
  addField(draft, 'eventId', draft.fields['mnemonic']);
  draft.places?.noteAgain('eventId', draft.places.fields.get('mnemonic'));
  readPairs(draft, message, afterToken(message, token));
  return true;
}

function readEvent(draft: Draft, appname: string, message: string): boolean {
  if (!appname.startsWith('RT_') && !processes.has(appname)) return false;
  const [event] = eventName.exec(message) ?? [];
  if (event === undefined) return false;
  draft.vendor = 'juniper';
  addField(draft, 'eventId', event);
  draft.places?.noteField('eventId', 0, event.length);
  readPairs(draft, message, event.length + 1);
  return true;
}

/** Security events have pairs among their words. */
function readPairs(draft: Draft, message: string, at: number): void {
  const text = message.slice(at);
  if (!text.includes('=')) return;
  const layout = { assign: '=', separator: ' ' };
  readKeyValues(text, writableFields(draft), layout, noteFrom(draft, at));
}
