import { closeBracket, codeAt, openBracket, skipSpaces, space } from './chars';
import { addProblem, addValue, emptyRecord, type Draft } from './message';
import { utf8Of, type Source } from './source';

const quote = 0x22;
const equals = 0x3d;
const backslash = 0x5c;

/** SD-NAME, in characters (RFC 5424, section 6). */
const longestName = 32;

/** What may follow a backslash in a value (RFC 5424, section 6.3.3). */
const escaped: ReadonlySet<number> = new Set([quote, backslash, closeBracket]);

/**
 * Reads STRUCTURED-DATA (RFC 5424, section 6.3) that starts with a bracket at `at`.
 *
 * @returns Where it ends; `at` if it is none, so that it is to be shown as message.
 */
export function readStructuredData(source: Source, at: number, draft: Draft): number {
  let end = at;
  while (end < source.end && codeAt(source.text, end) === openBracket) {
    const next = readElement(source, end, draft);
    if (next === end) break;
    end = next;
  }
  return end;
}

/** One that is being read. */
interface Element {
  id: string;
  params: Record<string, string>;
}

/** Returns `at` if it is no element, or one without end: its text is shown as message. */
function readElement(source: Source, at: number, draft: Draft): number {
  const idEnd = nameEnd(source, at + 1);
  const after = codeAt(source.text, idEnd);
  if (idEnd === at + 1 || (after !== space && after !== closeBracket)) {
    addProblem(draft, idEnd, 'no SD-ID that a space or a bracket ends');
    return at;
  }
  const id = checkedName(source, at + 1, idEnd, draft);
  const element: Element = { id, params: addElement(draft, id, at + 1) };
  return readParams(source, idEnd, element, draft) ?? at;
}

function addElement(draft: Draft, id: string, at: number): Record<string, string> {
  const elements = (draft.structuredData ??= emptyRecord<Record<string, string>>());
  const known = elements[id];
  if (known !== undefined) addProblem(draft, at, 'SD-ID occurs a second time');
  return (elements[id] = known ?? emptyRecord<string>());
}

/** Reads to behind the closing bracket; null if there is none. */
function readParams(source: Source, from: number, element: Element, draft: Draft): number | null {
  let at = skipSpaces(source.text, from, source.end);
  while (at < source.end) {
    if (codeAt(source.text, at) === closeBracket) return at + 1;
    const next = readParam(source, at, element, draft);
    at = skipSpaces(source.text, next, source.end);
  }
  addProblem(draft, source.end, 'STRUCTURED-DATA has no end');
  return null;
}

/** Returns more than `at`. */
function readParam(source: Source, at: number, element: Element, draft: Draft): number {
  const end = nameEnd(source, at);
  if (end === at || codeAt(source.text, end) !== equals) {
    addProblem(draft, end, 'no PARAM-NAME with an equals sign');
    return skipWord(source, end === at ? at + 1 : end);
  }
  const name = checkedName(source, at, end, draft);
  const valueAt = skipSpaces(source.text, end + 1, source.end);
  if (codeAt(source.text, valueAt) === quote) {
    const next = readQuoted(source, valueAt, name, element.params, draft);
    draft.places?.noteParameter(element.id, name, at, next);
    return next;
  }
  addProblem(draft, end + 1, 'PARAM-VALUE is not quoted');
  const valueEnd = skipWord(source, end + 1);
  if (valueEnd > end + 1) {
    addValue(element.params, name, utf8Of(source, end + 1, valueEnd));
    draft.places?.noteParameter(element.id, name, at, valueEnd);
  }
  return valueEnd;
}

function readQuoted(
  source: Source,
  at: number,
  name: string,
  params: Record<string, string>,
  draft: Draft,
): number {
  const end = closingQuote(source, at + 1);
  const bracket = bareBracket(source.text, at + 1, end);
  if (bracket < end) addProblem(draft, bracket, 'PARAM-VALUE has a bracket that is not escaped');
  addValue(params, name, unescape(utf8Of(source, at + 1, end)));
  if (end === source.end) addProblem(draft, at, 'PARAM-VALUE has no closing quote');
  return Math.min(end + 1, source.end);
}

/** Where the value's quote is; the end of the text if there is none. */
function closingQuote({ text, end }: Source, from: number): number {
  let at = from;
  while (at < end) {
    const code = codeAt(text, at);
    if (code === quote) return at;
    at += code === backslash ? 2 : 1;
  }
  return end;
}

/** Where a closing bracket without a backslash is; `end` if there is none. */
function bareBracket(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && codeAt(text, at) !== closeBracket) {
    at += codeAt(text, at) === backslash ? 2 : 1;
  }
  return Math.min(at, end);
}

/** A backslash before any other character is one itself (RFC 5424, section 6.3.3). */
function unescape(value: string): string {
  let at = value.indexOf('\\');
  if (at < 0) return value;
  let text = '';
  let from = 0;
  while (at >= 0) {
    const isEscape = escaped.has(codeAt(value, at + 1));
    if (isEscape) {
      text += value.slice(from, at);
      from = at + 1;
    }
    at = value.indexOf('\\', isEscape ? at + 2 : at + 1);
  }
  return text + value.slice(from);
}

/** SD-NAME: printable ASCII but the characters that mean something. */
function nameEnd({ text, end }: Source, from: number): number {
  let at = from;
  while (at < end && isNameCharacter(codeAt(text, at))) at++;
  return at;
}

function isNameCharacter(code: number): boolean {
  return code > space && code < 0x7f && code !== equals && code !== closeBracket && code !== quote;
}

function checkedName(source: Source, at: number, end: number, draft: Draft): string {
  if (end - at > longestName) {
    addProblem(draft, at, `SD-NAME is ${end - at} characters, more than ${longestName}`);
  }
  return source.text.slice(at, end);
}

/** Where a value without quotes ends. */
function skipWord({ text, end }: Source, from: number): number {
  let at = from;
  while (at < end && codeAt(text, at) !== space && codeAt(text, at) !== closeBracket) at++;
  return at;
}
