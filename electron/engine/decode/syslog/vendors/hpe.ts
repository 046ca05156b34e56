import { readKeyValues } from '../key-values';
import { addField, writableFields, type Draft } from '../message';
import type { SyslogVendor } from './vendor';

/** `%%10SHELL/5/SHELL_LOGIN: text`: the vendor's number, module, severity and mnemonic. */
const comware =
  /^%%(\d{2})([A-Za-z][\w-]{0,40})\/([0-7])\/([\w-]{1,60})(?:\([a-z]{1,3}\))?(?:\[\d{1,10}\])?:? ?/;

/** `00076 ports: port 1 is now on-line` */
const procurve = /^(\d{5}) ([A-Za-z][\w.-]{0,30}): /;

/** By the two digits of the information centre of Comware and VRP. */
const vendors: Readonly<Record<string, string>> = { '10': 'hpe', '01': 'huawei' };

/** Comware of HPE and H3C, with it VRP of Huawei, and ProCurve ("Comware Log Message Reference"). */
export const hpe: SyslogVendor = {
  name: 'hpe',
  starts: '%0123456789',
  read(draft) {
    const message = draft.message ?? '';
    if (message.startsWith('%%')) return readComware(draft, message);
    const first = message.charCodeAt(0);
    return first >= 0x30 && first <= 0x39 && readProcurve(draft, message);
  },
};

function readComware(draft: Draft, message: string): boolean {
  const match = comware.exec(message);
  const vendor = vendors[match?.[1] ?? ''];
  if (match === null || vendor === undefined) return false;
  draft.vendor = vendor;
  addField(draft, 'module', match[2]);
  addField(draft, 'eventSeverity', match[3]);
  addField(draft, 'mnemonic', match[4]);
  readPairs(draft, message.slice(match[0].length));
  return true;
}

/** `-DevIP=192.0.2.1-Slot=1; text`: values before the semicolon hold no dash. */
function readPairs(draft: Draft, text: string): void {
  const end = text.startsWith('-') ? text.indexOf(';') : -1;
  if (end < 0) return;
  const layout = { assign: '=', separator: '-' };
  readKeyValues(text.slice(1, end), writableFields(draft), layout);
}

function readProcurve(draft: Draft, message: string): boolean {
  const match = procurve.exec(message);
  if (match === null) return false;
  draft.vendor = 'hpe';
  addField(draft, 'eventId', match[1]);
  addField(draft, 'module', match[2]);
  return true;
}
