import { addField, noteFrom, writableFields } from '../message';
import { readKeyValues } from '../key-values';
import { formatWithoutHeader, notePipe, readPipes } from './piped-header';
import type { SyslogVendor } from './vendor';

const names = ['leefVersion', 'vendor', 'product', 'productVersion', 'eventId'];

/**
 * `LEEF:2.0|Vendor|Product|Version|Event|^|key=value^…` (IBM, "QRadar LEEF Events"). The delimiter of
 * version 2 is a character, or its hexadecimal code behind an `x`; without one it is a tab.
 */
export const leef: SyslogVendor = {
  name: 'leef',
  starts: 'L',
  read(draft) {
    const message = draft.message ?? '';
    if (!message.startsWith('LEEF:')) return false;
    const header = readPipes(message, 'LEEF:'.length, names.length);
    const [version, vendor] = header.values;
    if (version === undefined || vendor === undefined || vendor === '') return false;
    formatWithoutHeader(draft, 'leef');
    draft.vendor = vendor;
    names.forEach((name, index) => {
      if (name === 'vendor') return;
      addField(draft, name, header.values[index]);
      notePipe(draft, name, header.places[index]);
    });
    const { separator, at } = readDelimiter(message, header.end, version);
    const layout = { assign: '=', separator };
    readKeyValues(message.slice(at), writableFields(draft), layout, noteFrom(draft, at));
    return true;
  },
};

function readDelimiter(text: string, at: number, version: string) {
  const end = version.startsWith('2') ? text.indexOf('|', at) : -1;
  const stated = end < 0 || end - at > 4 ? undefined : text.slice(at, end);
  if (stated === undefined) return { separator: '\t', at };
  const code = /^(?:0?[xX])([0-9a-fA-F]{1,2})$/.exec(stated)?.[1];
  const separator = code === undefined ? stated.charAt(0) : String.fromCharCode(parseInt(code, 16));
  return { separator: separator === '' ? '\t' : separator, at: end + 1 };
}
