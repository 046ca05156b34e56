// @ts-check

/**
 * What `npm audit --json` says about what ships; what it says about tools stays with them.
 *
 * @param {string} text
 * @param {readonly { name: string, version: string }[]} shipped
 * @returns {{ absent: string, findings: [], count: 0 } | { absent: null, findings: string[], count: number }}
 *   `absent` tells why nothing is known
 */
export function findingsOf(text, shipped) {
  const report = parse(text);
  if (report?.vulnerabilities === undefined) {
    const reason = String(report?.message ?? report?.error?.summary ?? 'it did not answer');
    return { absent: reason, findings: [], count: 0 };
  }
  const names = new Set(shipped.map(({ name }) => name));
  const findings = Object.values(report.vulnerabilities)
    .filter(({ name }) => names.has(name))
    .map(({ name, severity, range }) => `${name} ${range}: ${severity}, see npm audit`);
  return { absent: null, findings, count: names.size };
}

/**
 * @param {string} text
 * @returns {{ vulnerabilities?: Record<string, { name: string, severity: string, range: string }>,
 *   message?: string, error?: { summary?: string } } | undefined}
 */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
