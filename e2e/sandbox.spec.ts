import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { electronBinary, expect, launch, root, test } from './support/application';
import { MonitorPage } from './support/monitor-page';
import { commandOf, descendants, statusOf } from './support/processes';
import { sendWithBash } from './support/senders';

/** An account that every Debian has and that owns nothing. */
const account = 'nobody';

/** What of the repository the application needs to run. */
const parts = [
  'package.json',
  'dist',
  'native/package.json',
  'native/dist',
  'native/build/Release/gramscope.node',
];

function whyNot(): string | undefined {
  if (process.platform !== 'linux') return 'reads /proc';
  if (process.getuid?.() !== 0) return 'needs root, to start the application as another user';
  try {
    execFileSync('runuser', ['-u', account, '--', 'unshare', '--user', 'true'], {
      stdio: 'ignore',
    });
    return undefined;
  } catch {
    return 'this system does not let ordinary users make user namespaces, which the sandbox needs';
  }
}

/** Copies of the runtime and the application that an ordinary user can read, and a home for it. */
function stage(folder: string): { executable: string; application: string; home: string } {
  chmodSync(folder, 0o755);
  const runtime = join(folder, 'runtime');
  const application = join(folder, 'application');
  cpSync(dirname(electronBinary()), runtime, { recursive: true });
  for (const part of parts) cpSync(join(root, part), join(application, part), { recursive: true });
  const home = join(folder, 'home');
  mkdirSync(home);
  const authority = process.env['XAUTHORITY'];
  if (authority !== undefined) cpSync(authority, join(home, '.Xauthority'));
  execFileSync('chown', ['-R', account, home]);
  const executable = join(folder, 'electron-as-user');
  const environment = `HOME=${home} XAUTHORITY=${home}/.Xauthority`;
  const script = `#!/bin/sh\n${environment} exec runuser -u ${account} -- ${runtime}/electron "$@"\n`;
  writeFileSync(executable, script, { mode: 0o755 });
  return { executable, application, home };
}

/** ip-sysctl of the Linux kernel; containers often set it to 0. */
function firstUnprivilegedPort(): number {
  return Number(readFileSync('/proc/sys/net/ipv4/ip_unprivileged_port_start', 'utf8'));
}

test('started by an ordinary user, the renderer is confined by the Chromium sandbox', async () => {
  const reason = whyNot();
  test.skip(reason !== undefined, reason);
  const folder = mkdtempSync(join(tmpdir(), 'gramscope-user-'));
  try {
    const { executable, application, home } = stage(folder);
    const { app, window, close } = await launch({
      executable,
      folder: application,
      settings: join(home, 'settings'),
      chromiumSandbox: true,
    });
    const monitor = new MonitorPage(window);
    const port = await monitor.listen();
    await sendWithBash(port, 'sandboxed');
    await expect(monitor.row('sandboxed')).toBeVisible();

    const renderer = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
    );
    expect(statusOf(renderer ?? 0, 'Seccomp')).toBe('2');
    expect(statusOf(renderer ?? 0, 'NoNewPrivs')).toBe('1');
    expect(statusOf(renderer ?? 0, 'Uid')).not.toMatch(/^0\s/u);
    const commands = descendants(app.process().pid ?? 0).map(({ pid }) => commandOf(pid));
    expect(commands.filter((command) => command.includes('--type=renderer'))).toHaveLength(1);
    expect(commands.join(' ')).not.toContain('--no-sandbox');

    if (firstUnprivilegedPort() > 514) {
      await monitor.add({ address: '127.0.0.1', port: 514 });
      const alert = monitor.page.getByRole('alert').filter({ hasText: 'Port 514 is below 1024' });
      await expect(alert).toContainText('net.ipv4.ip_unprivileged_port_start=514');
      await monitor.screenshot('port-below-1024');
    }
    await close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
