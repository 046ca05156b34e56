import { readKeyValues } from '../key-values';
import { addField, noteFrom, writableFields, type Draft } from '../message';
import { addGroups } from './pattern-fields';
import type { SyslogVendor } from './vendor';

/** `01070417:6: text`: the message's code and severity ("BIG-IP Log Messages"). */
const code = /^([0-9a-f]{8}):([0-7]): ?/;

/** `unit_hostname="bigip1",…` */
const pairs = /^\w{1,32}="/;

/** `f5_irule=name,…`, with or without the host's name before it. */
const rulePairs = /^[\w.:-]{0,64},?f5_irule=/;

/** BIG-IP: coded messages, the pairs of ASM, and those of logging iRules. */
export const f5: SyslogVendor = {
  name: 'f5',
  read(draft) {
    const message = draft.message ?? '';
    if (message.charAt(8) === ':') return readCoded(draft, message);
    if (draft.appname === 'ASM' && pairs.test(message)) return readPairs(draft, message, 'ASM');
    return (
      draft.appname === undefined && rulePairs.test(message) && readPairs(draft, message, undefined)
    );
  },
};

function readCoded(draft: Draft, message: string): boolean {
  const match = code.exec(message);
  if (match === null) return false;
  draft.vendor = 'f5';
  addGroups(draft, code, match, ['eventId', 'eventSeverity']);
  const text = message.slice(match[0].length);
  if (text.startsWith('AUDIT') && text.includes('=')) {
    const layout = { assign: '=', separator: ' ' };
    readKeyValues(text, writableFields(draft), layout, noteFrom(draft, match[0].length));
  }
  return true;
}

function readPairs(draft: Draft, message: string, product: string | undefined): boolean {
  draft.vendor = 'f5';
  addField(draft, 'product', product);
  const layout = { assign: '=', separator: ',' };
  readKeyValues(message, writableFields(draft), layout, noteFrom(draft, 0));
  return true;
}
