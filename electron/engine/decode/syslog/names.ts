/** Numbers of severities and facilities, by their names (RFC 5424, section 6.2.1; syslog(3)). */
export const severityNumbers: ReadonlyMap<string, number> = new Map([
  ['emerg', 0],
  ['emergency', 0],
  ['panic', 0],
  ['alert', 1],
  ['crit', 2],
  ['critical', 2],
  ['err', 3],
  ['error', 3],
  ['warning', 4],
  ['warn', 4],
  ['notice', 5],
  ['info', 6],
  ['informational', 6],
  ['debug', 7],
]);

export const facilityNumbers: ReadonlyMap<string, number> = new Map([
  ['kern', 0],
  ['kernel', 0],
  ['user', 1],
  ['mail', 2],
  ['daemon', 3],
  ['auth', 4],
  ['syslog', 5],
  ['lpr', 6],
  ['news', 7],
  ['uucp', 8],
  ['cron', 9],
  ['authpriv', 10],
  ['ftp', 11],
  ['ntp', 12],
  ['audit', 13],
  ['console', 14],
  ['clock', 15],
  ...Array.from({ length: 8 }, (_, number): [string, number] => [`local${number}`, 16 + number]),
]);

const severities = firstNames(severityNumbers);
const facilities = firstNames(facilityNumbers);

/** As syslog.conf has it: `err`, `warning`. */
export function severityName(severity: number): string {
  return severities.get(severity) ?? String(severity);
}

export function facilityName(facility: number): string {
  return facilities.get(facility) ?? String(facility);
}

/** Of several names of a number the one that stands first. */
function firstNames(numbers: ReadonlyMap<string, number>): Map<number, string> {
  return new Map([...numbers].toReversed().map(([name, number]) => [number, name]));
}
