import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An ordinary user that a test makes and takes away again, and a program of his that sees the display. */
export class Account {
  readonly name = `gramscope-${process.pid}`;
  readonly folder = mkdtempSync(join(tmpdir(), 'gramscope-account-'));
  readonly home = join(this.folder, 'home');

  constructor() {
    execFileSync('chmod', ['755', this.folder]);
    execFileSync('useradd', ['--create-home', '--home-dir', this.home, this.name]);
    const authority = process.env['XAUTHORITY'];
    if (authority === undefined) return;
    copyFileSync(authority, join(this.home, '.Xauthority'));
    execFileSync('chown', [this.name, join(this.home, '.Xauthority')]);
  }

  /** The command, as this user would give it. */
  as(command: readonly [string, ...string[]]): [string, ...string[]] {
    const environment = [
      `HOME=${this.home}`,
      `USER=${this.name}`,
      `DISPLAY=${process.env['DISPLAY'] ?? ''}`,
      `XAUTHORITY=${this.home}/.Xauthority`,
      'PATH=/usr/bin:/bin',
    ];
    const become = ['runuser', '-u', this.name, '--', 'env', '-i', ...environment] as const;
    return [...become, ...command];
  }

  /** Whether Chromium's sandbox can work for this user. */
  canSandbox(): boolean {
    try {
      execFileSync('runuser', ['-u', this.name, '--', 'unshare', '--user', 'true'], {
        stdio: 'ignore',
      });
      return true;
    } catch {
      return false;
    }
  }

  remove(): void {
    execFileSync('userdel', [this.name], { stdio: 'ignore' });
    if (existsSync(this.folder)) rmSync(this.folder, { recursive: true, force: true });
  }
}
