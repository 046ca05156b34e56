/** A span of time, as filters have it: ISO 8601 with a zone. `to` is excluded. */
export interface Times {
  from: string;
  to: string;
}

/** What withTimes() makes, and nothing else. */
const made = /^(?:\((?<rest>.*)\) and )?frame\.time >= "[^"]*" and frame\.time < "[^"]*"$/su;

/** The filter that shows what another one does between two times, instead of those that it had. */
export function withTimes(text: string, { from, to }: Times): string {
  return narrowed(withoutTimes(text), `frame.time >= "${from}" and frame.time < "${to}"`);
}

/** The filter without the times that withTimes() added. */
export function withoutTimes(text: string): string {
  const match = made.exec(text.trim());
  return match === null ? text : (match.groups?.['rest'] ?? '');
}

export function hasTimes(text: string): boolean {
  return made.test(text.trim());
}

/** The filter that shows of what another one does only what an expression matches too. */
export function narrowed(text: string, expression: string): string {
  const rest = text.trim();
  return rest === '' || rest === expression ? expression : `(${rest}) and ${expression}`;
}
