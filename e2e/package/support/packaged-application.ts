import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, type Browser, type Page } from '@playwright/test';
import { root } from '../../support/application';

/** The application without an installer, as `npm run package` leaves it. */
export const unpackedExecutable = join(root, 'out/packages/linux-unpacked/gramscope');

export interface PackagedLaunch {
  /** The program that is started, or one that ends up being it. */
  command?: readonly [string, ...string[]];
  /** Where it keeps its settings: if absent, a new folder that goes with it; null for its user's own. */
  settings?: string | null;
  files?: readonly string[];
  /** On top of ours. */
  environment?: NodeJS.ProcessEnv;
  /** Chromium's sandbox; it refuses to run as root. */
  chromiumSandbox?: boolean;
}

/**
 * A packaged application that runs. Its main process cannot be inspected (a fuse is off), so that it is
 * driven as a browser is: by the pages that its windows show.
 */
export class PackagedApplication {
  private constructor(
    readonly process: ChildProcess,
    readonly browser: Browser,
    private readonly ownSettings: string | undefined,
  ) {}

  static async start({
    command = [unpackedExecutable],
    settings,
    files = [],
    environment = {},
    chromiumSandbox = process.getuid?.() !== 0,
  }: PackagedLaunch = {}): Promise<PackagedApplication> {
    const own =
      settings === undefined ? mkdtempSync(join(tmpdir(), 'gramscope-packaged-')) : undefined;
    const [program, ...args] = command;
    const flags = ['--remote-debugging-port=0'];
    if (settings !== null) flags.push(`--user-data-dir=${settings ?? own}`);
    if (!chromiumSandbox) flags.push('--no-sandbox');
    const child = spawn(program, [...args, ...flags, ...files], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, ...environment },
      // A group of its own, so that what a wrapper started ends with it.
      detached: true,
    });
    const browser = await chromium.connectOverCDP(await endpointOf(child));
    return new PackagedApplication(child, browser, own);
  }

  /** The window of this title: that of the running capture is called `Gramscope`. */
  async window(title: string | RegExp = 'Gramscope'): Promise<Page> {
    const [context] = this.browser.contexts();
    if (context === undefined) throw new Error('the application has no window');
    let found: Page | undefined;
    // A window has its title only once its page has loaded, which is no event of the context.
    await expect
      .poll(
        async () => {
          const titles = await Promise.all(context.pages().map((page) => page.title()));
          const place = titles.findIndex((one) =>
            typeof title === 'string' ? one === title : title.test(one),
          );
          found = context.pages()[place];
          return found === undefined ? titles : 'found';
        },
        { message: `a window with the title ${title}`, timeout: 30_000 },
      )
      .toBe('found');
    if (found === undefined) throw new Error('unreachable: the poll above fails first');
    return found;
  }

  /** Ends it by a signal, which asks nothing. */
  async close(): Promise<void> {
    const { exitCode, signalCode, pid } = this.process;
    if (exitCode === null && signalCode === null && pid !== undefined) {
      const ended = once(this.process, 'exit');
      process.kill(-pid, 'SIGTERM');
      await ended;
    }
    await this.browser.close();
    if (this.ownSettings !== undefined) {
      rmSync(this.ownSettings, { recursive: true, force: true });
    }
  }
}

/** Chromium prints it once it listens: "DevTools listening on ws://...". */
function endpointOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const [, endpoint] = /DevTools listening on (ws:\S+)/u.exec(output) ?? [];
      if (endpoint !== undefined) resolve(endpoint);
    });
    child.on('error', reject);
    child.on('exit', () => reject(new Error(`the application ended: ${output}`)));
  });
}
