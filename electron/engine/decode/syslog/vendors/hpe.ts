import { readKeyValues } from '../key-values';
import { noteFrom, writableFields, type Draft } from '../message';
import { addGroups } from './pattern-fields';
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
  addGroups(draft, comware, match, [null, 'module', 'eventSeverity', 'mnemonic']);
  readPairs(draft, message, match[0].length);
  return true;
}

/** `-DevIP=192.0.2.1-Slot=1; text`: values before the semicolon hold no dash. */
function readPairs(draft: Draft, message: string, at: number): void {
  const end = message.startsWith('-', at) ? message.indexOf(';', at) : -1;
  if (end < 0) return;
  const layout = { assign: '=', separator: '-' };
  const pairs = message.slice(at + 1, end);
  readKeyValues(pairs, writableFields(draft), layout, noteFrom(draft, at + 1));
}

function readProcurve(draft: Draft, message: string): boolean {
  const match = procurve.exec(message);
  if (match === null) return false;
  draft.vendor = 'hpe';
  addGroups(draft, procurve, match, ['eventId', 'module']);
  return true;
}
