/**
 * What a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection), in either width. A number with a
 * sign is none.
 */
const formula = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/u;
const plainNumber = /^-?\d+(?:\.\d+)?$/u;

/**
 * One field of CSV (RFC 4180). What could be taken for a formula has an apostrophe before it, by which spreadsheets
 * show it as text.
 */
export function csvField(value: string | number | null): string {
  const text = String(value ?? '');
  const isFormula = typeof value === 'string' && formula.test(text) && !plainNumber.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
