import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { GroupsOverview } from '../contract';
import { problemWith, reason } from '../../native/lib/testing/skipping';

const command = join(import.meta.dirname, '..', '..', 'dist', 'cli', 'gramscope.cjs');

function groups(...args: string[]): string {
  return execFileSync(process.execPath, [command, 'groups', ...args], { encoding: 'utf8' });
}

const problem = problemWith();
describe.skipIf(problem)(`gramscope groups${reason(problem)}`, () => {
  it('lists what the system has joined by itself, with its limits', () => {
    const {
      interfaces,
      limits,
      problem: untold,
    } = JSON.parse(groups('--format', 'json', '--interface', 'lo')) as GroupsOverview;
    expect(untold).toBeNull();
    expect(interfaces).toMatchObject([{ name: 'lo' }]);
    expect(interfaces[0]?.groups.find(({ group }) => group === '224.0.0.1')).toMatchObject({
      family: 4,
      words: 'joined by the system',
      arrival: null,
    });
    expect(limits.groupsPerSocket).toBeGreaterThan(0);
  });

  it('says so in words', () => {
    const text = groups('--interface', 'lo');
    expect(text).toMatch(/^lo {2}up/mu);
    expect(text).toMatch(/^ {2}224\.0\.0\.1 +joined by the system$/mu);
  });

  it('fails for an interface that is not there', () => {
    expect(() => groups('--interface', 'nix')).toThrow(/This machine has no interface "nix"/u);
  });
});
