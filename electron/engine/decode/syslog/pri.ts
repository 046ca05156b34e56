import { codeAt, digitsEnd } from './chars';
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

/** Whether the payload starts with a PRI. Looks at five bytes at most. */
export function looksLikeSyslog(payload: Uint8Array): boolean {
  const start = String.fromCharCode(...payload.subarray(0, 5));
  const end = priEnd(start, 0);
  return end > 0 && Number(start.slice(1, end - 1)) <= highestPri;
}
