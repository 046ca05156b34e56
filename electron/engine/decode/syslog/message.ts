import type { MessagePlaces } from './places';

/** How the line is laid out, as opposed to who wrote it. */
export type SyslogFormat =
  /** The header of RFC 5424, section 6.2, whatever the message says. */
  | 'rfc5424'
  /** The header of RFC 3164, section 4.1, or what is left of it. */
  | 'rfc3164'
  /** Cisco's own: counters, time, `%FACILITY-SEVERITY-MNEMONIC`, in that order. */
  | 'cisco'
  /** Fortinet's `key=value` pairs right after the PRI. */
  | 'fortinet'
  /** ArcSight's Common Event Format without a syslog header. */
  | 'cef'
  /** QRadar's Log Event Extended Format without a syslog header. */
  | 'leef'
  /** Not a syslog message. */
  | 'none';

/** What the description of a format does not allow, and where. */
export interface SyslogProblem {
  /** In bytes of the payload. */
  offset: number;
  reason: string;
}

/** What is not in the message is undefined, and so absent from its JSON. */
export interface SyslogMessage {
  format: SyslogFormat;
  /** 0 to 23 (RFC 5424, table 1). */
  facility: number | undefined;
  /** 0, emergency, to 7, debug (RFC 5424, table 2). */
  severity: number | undefined;
  version: number | undefined;
  /**
   * As sent, in the form of RFC 3339: in UTC with `Z` where the zone is known, without zone where it
   * is not, and `--10-11T22:14:15` where the year is not either. The fraction keeps its digits.
   */
  timestamp: string | undefined;
  hostname: string | undefined;
  /** The tag of RFC 3164, without its process. */
  appname: string | undefined;
  procid: string | undefined;
  /** Of Cisco, the `%FACILITY-SEVERITY-MNEMONIC`. */
  msgid: string | undefined;
  /**
   * By SD-ID, then by name. Neither object inherits anything. Values of a name that occurs several
   * times in its element (RFC 5424, section 6.3.3) are joined by commas.
   */
  structuredData: Record<string, Record<string, string>> | undefined;
  message: string | undefined;
  /** Lower case, `cisco`; of CEF and LEEF as the header says it. */
  vendor: string | undefined;
  /**
   * What a vendor's decoder read from the message, by name. Inherits nothing. Common to several are
   * `product`, `sequence`, `eventFacility`, `eventSeverity`, `mnemonic` and `eventId`; pairs have the
   * names that the message gives them. Of the header itself is `timezone`, if it is not known.
   */
  fields: Readonly<Record<string, string>>;
  problems: readonly SyslogProblem[];
  /** Where all this lies in the payload; undefined unless it was asked for. */
  places: MessagePlaces | undefined;
}

/** A message while it is being read. */
export interface Draft extends SyslogMessage {
  problems: SyslogProblem[];
}

/** Makes objects that inherit nothing. */
const Bare = function () {} as unknown as new () => object;
Bare.prototype = Object.freeze(Object.create(null));

/** Shared by the messages without: most have none, and making them takes time. */
const noFields: Readonly<Record<string, string>> = Object.freeze(emptyRecord<string>());
const noProblems: SyslogProblem[] = [];
Object.freeze(noProblems);

/** Hostile input could have one for each byte. */
const mostProblems = 50;

/**
 * Names come from the network: where nothing is inherited `__proto__` is a name like any other. V8
 * keeps what has no prototype at all as a hash table, which takes twice as long to fill.
 */
export function emptyRecord<Value>(): Record<string, Value> {
  return new Bare() as Record<string, Value>;
}

/** All parts at once and in their order: objects of one shape are made and read fastest. */
export function newDraft(places?: MessagePlaces): Draft {
  return {
    format: 'rfc3164',
    facility: undefined,
    severity: undefined,
    version: undefined,
    timestamp: undefined,
    hostname: undefined,
    appname: undefined,
    procid: undefined,
    msgid: undefined,
    structuredData: undefined,
    message: undefined,
    vendor: undefined,
    fields: noFields,
    problems: noProblems,
    places,
  };
}

/** Problems beyond the first fifty are not told. */
export function addProblem(draft: Draft, offset: number, reason: string): void {
  if (draft.problems === noProblems) draft.problems = [{ offset, reason }];
  else if (draft.problems.length < mostProblems) draft.problems.push({ offset, reason });
}

/** Sets a field unless its value is undefined or empty. Further values of a name are joined. */
export function addField(draft: Draft, name: string, value: string | undefined): void {
  if (value === undefined || value === '') return;
  addValue(writableFields(draft), name, value);
}

/** The fields of the draft, to be written to. */
export function writableFields(draft: Draft): Record<string, string> {
  if (draft.fields === noFields) draft.fields = emptyRecord<string>();
  return draft.fields;
}

/** Values of a name that occurs several times are joined by commas, those alike once. */
export function addValue(record: Record<string, string>, name: string, value: string): void {
  const known = record[name];
  if (known === undefined) record[name] = value;
  else if (known !== value) record[name] = `${known},${value}`;
}

/** Adds what an element of structured data says, each parameter under its name. */
export function addParameters(
  draft: Draft,
  id: string,
  parameters: Readonly<Record<string, string>>,
): void {
  for (const [name, value] of Object.entries(parameters)) {
    addValue(writableFields(draft), name, value);
    draft.places?.noteAgain(name, draft.places.parameters.get(`${id} ${name}`));
  }
}

/** Notes where fields lie, found in the text of the message from `at` on; undefined where nobody asks. */
export function noteFrom({ places }: Draft, at: number) {
  if (places === undefined) return undefined;
  return (name: string, from: number, to: number): void =>
    places.noteField(name, at + from, at + to);
}
