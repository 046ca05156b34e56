import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { problemWith, reason } from '../../native/lib/testing/skipping';
import { inRoot } from '../setup/paths.mjs';

const scripts = ['linux/after-install.sh', 'linux/after-remove.sh', 'gramscope.sh'];

describe.each(scripts)('%s', (name) => {
  const script = inRoot(`build/resources/${name}`);
  const unread = problemWith('sh');
  const unchecked = problemWith('shellcheck');

  it.skipIf(unread)(`is read by sh${reason(unread)}`, () => {
    expect(execFileSync('sh', ['-n', script], { encoding: 'utf8' })).toBe('');
  });

  it.skipIf(unchecked)(`has nothing that shellcheck warns of${reason(unchecked)}`, () => {
    const checked = spawnSync('shellcheck', [script], { encoding: 'utf8' });
    expect(checked.stdout + checked.stderr).toBe('');
  });
});

/** The profile says which rules it means: those of AppArmor 4, which older ones cannot read. */
function profileProblem(): string | undefined {
  if (!existsSync('/etc/apparmor.d/abi/4.0')) return 'there is no AppArmor 4';
  return problemWith('apparmor_parser');
}

const unparsed = profileProblem();

it.skipIf(unparsed)(`the profile is read by AppArmor${reason(unparsed)}`, () => {
  const profile = inRoot('build/resources/linux/apparmor-profile');
  // Neither loaded nor kept: what it compiles to goes to the standard output.
  const parsed = spawnSync('apparmor_parser', ['-Q', '-K', '-S', profile]);
  expect(parsed).toMatchObject({ status: 0 });
});
