import { addField, addValue, writableFields, type Draft } from '../message';
import { formatWithoutHeader, notePipe, readPipes } from './piped-header';
import type { SyslogVendor } from './vendor';

const names = [
  'cefVersion',
  'vendor',
  'product',
  'productVersion',
  'eventId',
  'name',
  'eventSeverity',
];

/** `CEF:0|Vendor|Product|Version|Event|Name|Severity|key=value …` (ArcSight, "Implementing CEF"). */
export const cef: SyslogVendor = {
  name: 'cef',
  starts: 'C',
  read(draft) {
    const message = draft.message ?? '';
    if (!message.startsWith('CEF:')) return false;
    const header = readPipes(message, 'CEF:'.length, names.length);
    const [, vendor] = header.values;
    if (vendor === undefined || vendor === '') return false;
    formatWithoutHeader(draft, 'cef');
    draft.vendor = vendor;
    names.forEach((name, index) => {
      if (name === 'vendor') return;
      addField(draft, name, header.values[index]);
      notePipe(draft, name, header.places[index]);
    });
    readExtension(draft, message, header.end);
    return true;
  },
};

/** Values may hold spaces: a value goes on until the word before the next equals sign. */
function readExtension(draft: Draft, text: string, from: number): void {
  let keyAt = from;
  let equals = nextEquals(text, from);
  while (equals < text.length) {
    const next = nextEquals(text, equals + 1);
    const value = text.slice(equals + 1, next);
    const keyStart = next < text.length ? value.lastIndexOf(' ') : value.length;
    const valueText = value.slice(0, Math.max(keyStart, 0));
    addPair(draft, text.slice(keyAt, equals), valueText, { text, equals });
    keyAt = equals + 1 + keyStart + 1;
    equals = next;
  }
}

/** A pair by its equals sign. */
interface At {
  text: string;
  equals: number;
}

function addPair(draft: Draft, key: string, value: string, { text, equals }: At): void {
  const name = key.trim();
  if (name === '' || /\s/.test(name)) return;
  const shown = value.trimEnd();
  addValue(writableFields(draft), name, unescape(shown));
  const from = text.lastIndexOf(name, equals - name.length);
  draft.places?.noteField(name, from, equals + 1 + shown.length);
}

/** That no backslash takes its meaning from; the end of the text if there is none. */
function nextEquals(text: string, from: number): number {
  let at = text.indexOf('=', from);
  while (at >= 0 && isEscaped(text, at, from)) at = text.indexOf('=', at + 1);
  return at < 0 ? text.length : at;
}

/** Whether an odd number of backslashes is before. */
function isEscaped(text: string, at: number, from: number): boolean {
  let first = at;
  while (first > from && text.charAt(first - 1) === '\\') first--;
  return (at - first) % 2 === 1;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r' };

function unescape(value: string): string {
  if (!value.includes('\\')) return value;
  return value.replace(/\\([=\\|nr])/g, (_, character: string) => escapes[character] ?? character);
}
