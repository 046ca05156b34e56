import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type TestInfo } from '@playwright/test';
import { makeCorpus } from '../support/folders';
import { MonitorPage } from '../support/monitor-page';
import { commandOf as commandLineOf, descendants } from '../support/processes';
import { sendWithBash } from '../support/senders';
import { Account } from './support/account';
import { added, fileNames } from './support/file-system';
import { PackagedApplication } from './support/packaged-application';
import { commandOf, packageFile } from './support/packages';

const entry = '/usr/share/applications/gramscope.desktop';

function whyNot(): string | undefined {
  if (process.getuid?.() !== 0) return 'needs root, to install a package';
  if (!existsSync('/usr/bin/dpkg')) return 'needs dpkg: Debian and its kin';
  if (existsSync('/opt/Gramscope') || isInstalled()) return 'Gramscope is installed here already';
  return undefined;
}

function isInstalled(): boolean {
  return versionInstalled() !== '';
}

/** Empty where it is not, or only its configuration is. */
function versionInstalled(): string {
  try {
    const format = '--showformat=${db:Status-Status} ${Version}';
    const status = execFileSync('dpkg-query', ['--show', format, 'gramscope'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return status.startsWith('installed ') ? status.slice('installed '.length) : '';
  } catch {
    return '';
  }
}

function dpkg(...args: string[]): void {
  execFileSync('dpkg', args, { stdio: ['ignore', 'pipe', 'pipe'] });
}

/** The application from the menu entry's command, for an ordinary user, with its settings in his home. */
function startFromMenu(account: Account, info: TestInfo): Promise<PackagedApplication> {
  const chromiumSandbox = account.canSandbox();
  if (!chromiumSandbox) {
    info.annotations.push({ type: 'note', description: 'no user namespaces here: no sandbox' });
  }
  const command = account.as(commandOf(readFileSync(entry, 'utf8'), []));
  return PackagedApplication.start({ command, settings: null, chromiumSandbox });
}

// Playwright insists on a destructured first parameter.
// oxlint-disable-next-line no-empty-pattern
test('the deb is installed, used, upgraded and removed, and leaves only what is its user’s', async ({}, info) => {
  const reason = whyNot();
  test.skip(reason !== undefined, reason);
  const account = new Account();
  try {
    const before = fileNames();
    await test.step('installed', () => {
      dpkg('--install', packageFile('deb', 'first'));
      expectRootsFiles(added(before, fileNames()));
      const files = execFileSync('dpkg', ['--listfiles', 'gramscope'], { encoding: 'utf8' });
      expect(files.split('\n')).toEqual(
        expect.arrayContaining([
          '/usr/share/man/man1/gramscope.1.gz',
          '/usr/share/bash-completion/completions/gramscope',
          '/usr/share/zsh/vendor-completions/_gramscope',
          '/usr/share/fish/vendor_completions.d/gramscope.fish',
        ]),
      );
      execFileSync('desktop-file-validate', [entry]);
      // Nothing of it was changed by its installation: dpkg(1), --verify.
      expect(execFileSync('dpkg', ['--verify', 'gramscope'], { encoding: 'utf8' })).toBe('');
    });
    const port = await test.step('used', () => useAndOpen(account, info));
    await test.step('used without a window', () => useCommand(account));
    await test.step('upgraded', async () => {
      dpkg('--install', packageFile('deb', 'upgrade'));
      expect(versionInstalled()).toBe('999.0.0');
      const application = await startFromMenu(account, info);
      const monitor = new MonitorPage(await application.window());
      await expect(monitor.sockets).toContainText(String(port));
      await sendWithBash(port, 'after the upgrade');
      await expect(monitor.row('after the upgrade')).toBeVisible();
      await application.close();
    });
    await test.step('removed and purged', () => {
      dpkg('--remove', 'gramscope');
      expect(existsSync('/opt/Gramscope')).toBe(false);
      dpkg('--purge', 'gramscope');
      expect(added(before, fileNames())).toEqual([]);
      expect(added(fileNames(), before)).toEqual([]);
      expect(existsSync(join(account.home, '.config/gramscope/settings.json'))).toBe(true);
    });
  } finally {
    if (isInstalled()) dpkg('--purge', 'gramscope');
    account.remove();
  }
});

/** Everything belongs to root, and nobody else may write to it. */
function expectRootsFiles(names: readonly string[]): void {
  expect(names).toContain('/opt/Gramscope/gramscope');
  const wrong = names.filter((name) => {
    const { uid, gid, mode } = lstatSync(name);
    const isLink = lstatSync(name).isSymbolicLink();
    return uid !== 0 || gid !== 0 || (!isLink && (mode & 0o022) !== 0);
  });
  expect(wrong).toEqual([]);
  const special = names.filter((name) => (lstatSync(name).mode & 0o6000) !== 0);
  // The sandbox's helper alone, and that only where the kernel permits no namespaces.
  expect(special.filter((name) => name !== '/opt/Gramscope/chrome-sandbox')).toEqual([]);
}

/** The command is there for everybody, and needs no display. */
function useCommand(account: Account): void {
  const run = (...args: string[]): string => {
    const [program, ...words] = account.as(['env', '--unset=DISPLAY', 'gramscope', ...args]);
    return execFileSync(program, words, { encoding: 'utf8', timeout: 60_000 });
  };
  expect(run('--version')).toMatch(/^gramscope \d+\.\d+\.\d+\n$/u);
  expect(run('read', join(account.home, 'tunnels.pcapng'), '--count')).toMatch(/^[1-9]\d*\n$/u);
}

/** Receives a datagram, and opens a file as a file manager does; returns the port that it listens on. */
async function useAndOpen(account: Account, info: TestInfo): Promise<number> {
  const application = await startFromMenu(account, info);
  const monitor = new MonitorPage(await application.window());
  const port = await monitor.listen();
  await sendWithBash(port, 'to the installed application');
  await expect(monitor.row('to the installed application')).toBeVisible();
  const commands = descendants(application.process.pid ?? 0).map(({ pid }) => commandLineOf(pid));
  expect(commands.join(' ').includes('--no-sandbox')).toBe(!account.canSandbox());

  makeCorpus(account.home);
  const file = join(account.home, 'tunnels.pcapng');
  expect(readFileSync(entry, 'utf8')).toMatch(/^MimeType=.*application\/x-pcapng;/mu);
  expect(readFileSync('/usr/share/mime/globs2', 'utf8')).toContain('application/x-pcapng:*.pcapng');
  const opening = commandOf(readFileSync(entry, 'utf8'), [file]);
  const flags = account.canSandbox() ? [] : ['--no-sandbox'];
  const [program, ...args] = account.as([...opening, ...flags]);
  // It hands the file to the one that runs, and ends.
  execFileSync(program, args, { timeout: 60_000, stdio: 'ignore' });
  const opened = new MonitorPage(await application.window(/tunnels\.pcapng/u));
  await expect(opened.log.getByRole('row').nth(1)).toBeVisible();
  await application.close();
  return port;
}
