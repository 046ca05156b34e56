import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { MonitorPage } from '../support/monitor-page';
import { sendWithBash } from '../support/senders';
import { PackagedApplication } from './support/packaged-application';
import { packageFile } from './support/packages';

function whyNot(): string | undefined {
  if (process.getuid?.() !== 0) return 'needs root, to install into a folder as into a system';
  return existsSync('/usr/bin/rpm') ? undefined : 'needs rpm';
}

/** Acts on a system of packages of its own, in which there is nothing, so that scripts cannot run and nothing can be required. */
function rpm(folder: string, ...args: string[]): string {
  return execFileSync('rpm', ['--root', folder, ...args], { encoding: 'utf8' });
}

test('the rpm is installed into a folder, started from there, upgraded and erased', async () => {
  const reason = whyNot();
  test.skip(reason !== undefined, reason);
  const folder = mkdtempSync(join(tmpdir(), 'gramscope-rpm-'));
  try {
    rpm(folder, '--initdb');
    rpm(folder, '--install', '--nodeps', '--noscripts', packageFile('rpm', 'first'));
    const listed = rpm(folder, '--query', '--list', 'gramscope').trim().split('\n');
    expect(listed).toContain('/usr/bin/gramscope');
    expect(listed.filter((name) => !existsSync(join(folder, name)))).toEqual([]);
    // Nobody but root owns anything: rpm(8), --verify.
    expect(rpm(folder, '--verify', '--nodeps', '--noscripts', 'gramscope')).toBe('');
    await expectReceives(join(folder, 'opt/Gramscope/gramscope'));
    rpm(folder, '--upgrade', '--nodeps', '--noscripts', packageFile('rpm', 'upgrade'));
    expect(rpm(folder, '--query', '--queryformat', '%{VERSION}', 'gramscope')).toBe('999.0.0');
    rpm(folder, '--erase', '--nodeps', '--noscripts', 'gramscope');
    expect(listed.filter((name) => existsSync(join(folder, name)))).toEqual([]);
    expect(readdirSync(join(folder, 'opt'))).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the rpm says what it needs, and runs the same scripts as the deb', () => {
  test.skip(!existsSync('/usr/bin/rpm'), 'needs rpm');
  expect(query('--requires')).toMatch(/^gtk3$/mu);
  expect(query('--scripts')).toContain('apparmor_parser');
  expect(query('--info')).toMatch(/^License\s*: MIT$/mu);
});

test('the tar.gz is unpacked and started', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gramscope-tar-'));
  try {
    execFileSync('tar', ['-xzf', packageFile('tar.gz', 'first'), '-C', folder]);
    const [name = ''] = readdirSync(folder);
    await expectReceives(join(folder, name, 'gramscope'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Asks the package that is not installed. */
function query(...args: string[]): string {
  const command = ['--query', '--package', ...args, packageFile('rpm', 'first')];
  return execFileSync('rpm', command, { encoding: 'utf8' });
}

async function expectReceives(executable: string): Promise<void> {
  const application = await PackagedApplication.start({ command: [executable] });
  try {
    const monitor = new MonitorPage(await application.window());
    const port = await monitor.listen();
    await sendWithBash(port, 'to where it was unpacked');
    await expect(monitor.row('to where it was unpacked')).toBeVisible();
  } finally {
    await application.close();
  }
}
