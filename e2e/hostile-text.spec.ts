import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { defaultSettings } from '../electron/contract';
import { hostile, obeyed } from '../electron/contract/testing/hostile-text';
import { writeHostileFile } from '../electron/engine/testing/hostile-file';
import { expect, launch, root, test } from './support/application';
import { withFolder } from './support/folders';
import { LogPage } from './support/log-page';
import { MonitorPage } from './support/monitor-page';
import { ReplayPanel } from './support/replay-panel';
import { SendPage } from './support/send-page';
import { sendWithBash } from './support/senders';
import { StatisticsPanel } from './support/statistics-panel';
import { StreamsPage } from './support/streams-page';

/** All that the page shows, tells assistive programs or has in tooltips, and markup that came of it. */
function shown(page: Page): Promise<{ texts: string[]; markup: number }> {
  return page.evaluate(() => {
    const texts = [document.title];
    for (const element of document.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        // The value of an option is what a program reads; people read its text.
        if (element.tagName !== 'OPTION' || name !== 'value') texts.push(value);
      }
      for (const node of element.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) texts.push(node.textContent ?? '');
      }
    }
    return { texts, markup: document.querySelectorAll('img[src="x"], [onerror]').length };
  });
}

async function expectHarmless(page: Page): Promise<void> {
  const { texts, markup } = await shown(page);
  expect(texts.filter((text) => obeyed.test(text))).toEqual([]);
  expect(markup).toBe(0);
}

test('hostile text is shown and not obeyed, in the window', async () => {
  await withFolder(async (folder) => {
    const file = join(folder, `${hostile.replaceAll('/', '')}.pcapng`);
    writeHostileFile(file);
    const marks = [{ number: 1, time: '1.000000000', comment: hostile }];
    writeFileSync(`${file}.marks.json`, JSON.stringify({ version: 1, marks }));
    const { app, window, close } = await launch({ files: [file] });
    const monitor = new MonitorPage(window);
    await expect(monitor.log).toContainText('<img src=x onerror=');
    await expect(window.locator('.log-comment')).toContainText('gnp.exe');
    await expectHarmless(window);
    const rows = monitor.log.getByRole('row').filter({ hasText: 'gnp.exe' });
    for (const at of [0, 1, 2, 3]) {
      await rows.nth(at).click();
      await expect(monitor.fields).toBeVisible();
      await expectHarmless(window);
    }
    await expect.poll(() => recentFile(app)).toContain('gnp.exe');
    expect(await recentFile(app)).not.toMatch(obeyed);
    await lookAround(window);
    await monitor.looks('hostile', app);
    await close();
  });
});

/** Looks at all that tells names, and not only texts. */
async function lookAround(window: Page): Promise<void> {
  const log = new LogPage(window);
  await log.press('Control+Shift+M');
  await expect(log.marks.getByRole('listitem')).toContainText('gnp.exe');
  await expectHarmless(window);
  await window.keyboard.press('Escape');

  const statistics = new StatisticsPanel(window);
  await statistics.open();
  for (const by of ['Source', 'Destination', 'Socket']) {
    await statistics.choose('By', by);
    await expect(statistics.largest).toContainText('gnp.exe');
    await expectHarmless(window);
  }
  const replay = new ReplayPanel(window);
  await replay.open();
  await replay.see();
  await expect(replay.survey).toContainText('gnp.exe');
  await expectHarmless(window);

  const streams = new StreamsPage(window);
  await streams.open();
  await expect(streams.grid).toContainText('gnp.exe');
  await expectHarmless(window);
}

/** What the menu calls the file that was opened last. */
async function recentFile(app: ElectronApplication): Promise<string> {
  return app.evaluate(
    ({ Menu }) =>
      Menu.getApplicationMenu()
        ?.items.flatMap(({ submenu }) => submenu?.items ?? [])
        .find(({ label }) => label === 'Open Recent')?.submenu?.items[0]?.label ?? '',
  );
}

/** Names of rules, messages and filters: no schema lets control characters into those of rules. */
const named = hostile.replaceAll(/\p{Cc}/gu, '');

test('hostile names of rules, messages and filters are shown and not obeyed', async () => {
  await withFolder(async (settings) => {
    const rule = { name: named, filter: 'udp', enabled: true };
    const alert = {
      ...rule,
      when: { kind: 'threshold', count: 1, seconds: 1 },
      notify: { desktop: false, sound: false },
    };
    const colour = { ...rule, colour: 'blue' };
    const rules = { gramscopeRules: 1, colours: [colour], alerts: [alert] };
    writeFileSync(join(settings, 'rules.json'), JSON.stringify(rules));
    const message = { ...keptMessage, name: hostile };
    const filters = { saved: [{ name: named.slice(0, 30), text: 'udp' }], history: [] };
    const kept = { ...defaultSettings, gramscopeSettings: 1, messages: [message], filters };
    writeFileSync(join(settings, 'settings.json'), JSON.stringify(kept));

    const { window, close } = await launch({ settings });
    const monitor = new MonitorPage(window);
    await sendWithBash(await monitor.listen(), 'needle');
    await expect(monitor.alerts).toHaveText('1 alert');
    await monitor.alerts.click();
    await expect(monitor.alertLines).toContainText('gnp.exe');
    await expect(monitor.savedFilter('gnp.exe')).toBeVisible();
    await expectHarmless(window);
    await window.keyboard.press('Escape');
    await new SendPage(window).open();
    await expect(new SendPage(window).library).toContainText('gnp.exe');
    await expectHarmless(window);
    await close();
  });
});

const keptMessage = {
  form: 'text',
  body: '',
  placeholders: false,
  to: '127.0.0.1:9',
  options: { ttl: null, loopback: true, interface: null },
  repetition: { count: 1, interval: 1 },
};

test('hostile text is shown and not obeyed, in a terminal', async () => {
  await withFolder(async (folder) => {
    const file = join(folder, 'hostile.pcapng');
    writeHostileFile(file);
    const command = join(root, 'dist', 'cli', 'gramscope.cjs');
    for (const args of [
      ['read', file],
      ['read', file, '--format', 'csv'],
      ['read', file, '--format', 'jsonl', '--decode', 'auto'],
      ['streams', file],
      ['streams', file, '--format', 'json'],
      ['replay', file, '--dry-run'],
      ['replay', file, '--dry-run', '--json'],
      ['read', join(folder, hostile)],
    ]) {
      const { stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
        encoding: 'utf8',
      });
      expect(stdout + stderr).toContain('gnp.exe');
      expect(`${stdout}\n${stderr}`.split('\n').filter((line) => obeyed.test(line))).toEqual([]);
    }
  });
});
