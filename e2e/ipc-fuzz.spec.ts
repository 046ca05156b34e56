import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import type { ElectronApplication } from '@playwright/test';
import { defaultSettings } from '../electron/contract';
import { messageOf } from '../electron/main/testing/fuzz/message';
import { expect, test } from './support/application';
import { CompromisedPage } from './support/compromised-page';
import { answerDialogs } from './support/dialogs';
import { withFolder } from './support/folders';

const seed = Number(process.env['GRAMSCOPE_IPC_SEED'] ?? 1);
const bursts = 24;
const burst = 250;

const { layout, appearance, keys } = defaultSettings;
const usual = { layout, appearance, keys };

/** What ends the window, and the test with it. */
const ending = new Set(['app.quit', 'window.close']);

/** The UDP sockets of all processes of this network: with their inodes, and of which process they are not told. */
function udpSockets(): string[] {
  return ['udp', 'udp6'].flatMap((table) =>
    readFileSync(`/proc/net/${table}`, 'utf8').split('\n').slice(1, -1),
  );
}

/** Those that a process has open. */
function socketsOf(pid: number): string[] {
  const inodes = new Set(readdirSync(`/proc/${pid}/fd`).flatMap((fd) => inodeOf(pid, fd)));
  return udpSockets().filter((line) => inodes.has(line.trim().split(/\s+/u)[9] ?? ''));
}

function inodeOf(pid: number, fd: string): string[] {
  try {
    return [/^socket:\[(\d+)\]$/u.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? ''];
  } catch {
    return [];
  }
}

/** Collects what nobody catches in the main process; Electron would show it in a dialog. */
async function collectThrown(app: ElectronApplication): Promise<() => Promise<string[]>> {
  await app.evaluate(() => {
    const thrown: string[] = [];
    Object.assign(globalThis, { thrownErrors: thrown });
    process.on('uncaughtException', (error) => thrown.push(String(error.stack)));
    process.on('unhandledRejection', (error) => thrown.push(String(error)));
  });
  return () =>
    app.evaluate(() => (globalThis as unknown as { thrownErrors: string[] }).thrownErrors);
}

test('a page that was taken over opens nothing, and the application goes on', async ({
  app,
  monitor,
}) => {
  test.skip(process.platform !== 'linux', 'reads /proc');
  await withFolder(async (folder) => {
    await expect(monitor.form).toBeVisible();
    const asked = await answerDialogs(app, 'none of them');
    const thrown = await collectThrown(app);
    const pid = await app.evaluate(() => process.pid);
    const before = socketsOf(pid);
    const page = await CompromisedPage.of(app, monitor.page, folder);
    const codes = new Map<string, number>();
    for (let at = 0; at < bursts; at++) {
      const messages = Array.from({ length: burst }, (_, place) =>
        messageOf(seed, at * burst + place),
      ).filter(({ args }) => !ending.has(String((args[0] as { id?: unknown } | undefined)?.id)));
      for (const [place, code] of (await page.send(messages)).entries()) {
        codes.set(code, (codes.get(code) ?? 0) + 1);
        expect(code, `seed ${seed}: ${JSON.stringify(messages[place])}`).not.toMatch(
          /^(?:INTERNAL|REJECTED|NO_RESULT)/u,
        );
      }
      expect(await app.evaluate(() => process.uptime())).toBeGreaterThan(0);
    }
    expect(await thrown()).toEqual([]);
    expect(socketsOf(pid)).toEqual(before);
    // The guide, which calls nothing, may be opened by its command.
    const callers = app.windows().filter((one) => !one.url().includes('/guide/'));
    expect(callers).toHaveLength(1);
    expect(codes.get('CONSENT_REFUSED')).toBeGreaterThan(0);
    // Asked once, and after the no not again.
    expect((await asked()).filter((question) => question.endsWith('?'))).toHaveLength(1);
    // The messages have chosen other panels, keys and sizes.
    await page.send([{ name: 'settings.change', args: [usual] }]);
    await monitor.page.reload();
    await monitor.listen();
  });
});
