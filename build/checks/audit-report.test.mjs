import { expect, it } from 'vitest';
import { findingsOf } from './audit-report.mjs';

const shipped = [
  { name: 'react', version: '1.0.0' },
  { name: 'valibot', version: '1.0.0' },
];

/** @param {string[]} names */
function reportOf(...names) {
  const entries = names.map((name) => [name, { name, severity: 'high', range: '<2' }]);
  return JSON.stringify({ vulnerabilities: Object.fromEntries(entries) });
}

it('tells of what ships, and not of tools', () => {
  const { findings, count } = findingsOf(reportOf('react', 'vite'), shipped);
  expect(findings).toEqual(['react <2: high, see npm audit']);
  expect(count).toBe(2);
  expect(findingsOf(reportOf(), shipped)).toEqual({ absent: null, findings: [], count: 2 });
});

it.each([
  ['', 'it did not answer'],
  ['{"message":"405 Method Not Allowed"}', '405 Method Not Allowed'],
  ['<html>', 'it did not answer'],
])('knows nothing where npm says %s', (text, reason) => {
  expect(findingsOf(text, shipped).absent).toBe(reason);
});
