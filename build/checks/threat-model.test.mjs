import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../setup/paths.mjs';

const text = readFileSync(inRoot('THREAT_MODEL.md'), 'utf8');
/** What stands in the tables as code and has a folder in it. */
const paths = new Set(
  [...text.matchAll(/`([\w.-]+(?:\/[\w.-]+)+)`/gu)].map(([, path]) => path ?? ''),
);

describe('THREAT_MODEL.md', () => {
  it.each([...paths])('names %s, which is there', (path) => {
    expect(existsSync(inRoot(path))).toBe(true);
  });

  it('names a defence and a test for every threat', () => {
    const rows = text.split('\n').filter((line) => line.startsWith('|'));
    const threats = rows.filter(
      (line) => line.split('|').length === 6 && !/threat|---/u.test(line),
    );
    expect(threats.length).toBeGreaterThan(15);
    for (const threat of threats)
      expect(threat).toMatch(/\| `[\w./-]+(?:\.test\.ts|\.spec\.ts|README\.md)`/u);
  });
});
