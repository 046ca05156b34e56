import { skipSpaces } from './chars';
import { isCiscoDebug, longestHeader, readCiscoHeader, takeCiscoHeader } from './cisco-header';
import { addTokenFields, afterToken, readCiscoToken, type CiscoToken } from './cisco-token';
import { addField, type Draft } from './message';
import { takeMessage, type Source } from './source';
import { readTime } from './time';
import { readAciFields } from './vendors/cisco-aci';
import { readFirepowerFields } from './vendors/cisco-firepower';

/** Systems that name themselves in the token. */
const products: ReadonlySet<string> = new Set(['ASA', 'FTD', 'PIX', 'FWSM', 'NGIPS']);

/**
 * Reads what follows the PRI as Cisco's IOS, IOS XE, IOS XR, NX-OS, ACI and ASA send it ("System
 * Message Logging" of their configuration guides).
 *
 * @returns Whether it is of that layout; if not, the draft is as it was.
 */
export function readCisco(source: Source, at: number, draft: Draft): boolean {
  const token = findToken(source, at);
  if (token === undefined) return readDebug(source, at, draft);
  const header = readCiscoHeader(source, at, token.at);
  if (header === null) return false;
  takeCiscoHeader(draft, header);
  takeToken(source, token, draft);
  return true;
}

function takeToken(source: Source, token: CiscoToken, draft: Draft): void {
  const { text } = source;
  draft.format = 'cisco';
  draft.vendor = 'cisco';
  draft.msgid = text.slice(token.at, token.end);
  draft.places?.notePart('msgid', token.at, token.end);
  const { places } = draft;
  addTokenFields(
    draft,
    text,
    token,
    places && ((name, from, to) => places.noteBytes(name, from, to)),
  );
  addProduct(draft);
  const content = afterToken(text, token);
  if (content < source.end) takeMessage(source, content, draft);
  readAciFields(draft);
  readFirepowerFields(draft);
}

/** `ASA-vpn` has a class behind the product. */
export function addProduct(draft: Draft): void {
  const facility = draft.fields['eventFacility'] ?? '';
  const dash = facility.indexOf('-');
  const product = dash < 0 ? facility : facility.slice(0, dash);
  if (!products.has(product)) return;
  addField(draft, 'product', product);
  draft.places?.noteAgain('product', draft.places.fields.get('eventFacility'));
}

/** The first token that a header can be before. */
function findToken({ text, end }: Source, at: number): CiscoToken | undefined {
  let next = text.indexOf('%', at);
  while (next >= 0 && next < end && next - at <= longestHeader) {
    const token = readCiscoToken(text, next);
    if (token !== null && token.end <= end) return token;
    next = text.indexOf('%', next + 1);
  }
  return undefined;
}

/** `123: *Mar  1 18:48:50.483: text` */
function readDebug(source: Source, at: number, draft: Draft): boolean {
  const { text, end } = source;
  const start = skipSpaces(text, at, end);
  if (!isCiscoDebug(text, start)) return false;
  const timeAt = skipSpaces(text, text.indexOf(':', start) + 1, end);
  const time = readTime(text, timeAt) ?? readTime(text, timeAt + 1);
  const header = time === null ? null : readCiscoHeader(source, start, time.end);
  if (time === null || header === null) return false;
  takeCiscoHeader(draft, header);
  draft.format = 'cisco';
  draft.vendor = 'cisco';
  const content = skipSpaces(text, time.end + 1, end);
  if (content < end) takeMessage(source, content, draft);
  return true;
}
