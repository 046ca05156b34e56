import { codeAt, digitsEnd, isDigit } from './chars';
import { addProblem, type Draft } from './message';

const lessThan = 0x3c;
const greaterThan = 0x3e;
const zero = 0x30;

/** local7.debug (RFC 5424, section 6.2.1). */
const highestPri = 191;

/** user.notice: what a relay assumes where there is no PRI (RFC 3164, section 4.3.3). */
const assumed = { facility: 1, severity: 5 };

/** Where `<` with one to three digits and `>` end; `at` if they are not there. */
export function priEnd(text: string, at: number): number {
  if (codeAt(text, at) !== lessThan) return at;
  const end = digitsEnd(text, at + 1, 3);
  return end > at + 1 && codeAt(text, end) === greaterThan ? end + 1 : at;
}

/**
 * Reads the PRI (RFC 5424, section 6.2.1; RFC 3164, section 4.1.1) that ends at `end`. One that is too
 * large has neither facility nor severity.
 */
export function readPri(text: string, at: number, end: number, draft: Draft): void {
  const pri = Number(text.slice(at + 1, end - 1));
  if (pri > highestPri) {
    addProblem(draft, at, `PRI ${pri} is above ${highestPri}`);
    return;
  }
  draft.places?.notePart('pri', at + 1, end - 1);
  draft.facility = pri >> 3;
  draft.severity = pri & 7;
  if (codeAt(text, at + 1) === zero && end - at > 3) addProblem(draft, at, 'PRI has leading zeros');
}

/** Notes that there is no PRI in what is a syslog message otherwise. */
export function assumePri(at: number, draft: Draft): void {
  draft.facility = assumed.facility;
  draft.severity = assumed.severity;
  addProblem(draft, at, 'no PRI; 13 (user.notice) is assumed, RFC 3164 section 4.3.3');
}

/** The PRI that a payload begins with: facility times 8 plus severity. */
export interface Priority {
  /** 0 to 191. */
  value: number;
  /** Bytes that it takes, angle brackets included. */
  length: number;
}

/** Null where the payload begins with none, or with one that is too large. Looks at five bytes at most. */
export function priorityOf(payload: Uint8Array): Priority | null {
  if (payload[0] !== lessThan) return null;
  let value = 0;
  let at = 1;
  for (; at <= 3; at += 1) {
    const code = payload[at] ?? 0;
    if (!isDigit(code)) break;
    value = value * 10 + code - zero;
  }
  const isWhole = at > 1 && payload[at] === greaterThan && value <= highestPri;
  return isWhole ? { value, length: at + 1 } : null;
}

/** Whether the payload starts with a PRI. */
export function looksLikeSyslog(payload: Uint8Array): boolean {
  return priorityOf(payload) !== null;
}

/** The port that syslog has to itself (RFC 5426, section 3.3). */
const syslogPort = 514;

/** Whether one end has the port of syslog. Unix datagrams have none. */
export function hasSyslogPort(one: number | null, other: number | null): boolean {
  return one === syslogPort || other === syslogPort;
}
