import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, launch, root, test } from './support/application';
import { withFolder } from './support/folders';
import { hostile, writeHostileFile } from './support/hostile-file';
import { MonitorPage } from './support/monitor-page';

/** Controls other than the ends of lines, and what changes the order of reading. */
const obeyed =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** All that the page shows, tells assistive programs or has in tooltips, and markup that came of it. */
function shown(page: Page): Promise<{ texts: string[]; markup: number }> {
  return page.evaluate(() => {
    const texts = [document.title];
    for (const element of document.querySelectorAll('*')) {
      for (const { value } of element.attributes) texts.push(value);
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
    const { window, close } = await launch({ files: [file] });
    const monitor = new MonitorPage(window);
    await expect(monitor.log).toContainText('<img src=x onerror=');
    await expectHarmless(window);
    for (const text of ['gnp.exe'] as const) {
      const rows = monitor.log.getByRole('row').filter({ hasText: text });
      for (const at of [0, 1, 2]) {
        await rows.nth(at).click();
        await expect(monitor.fields).toBeVisible();
        await expectHarmless(window);
      }
    }
    await close();
  });
});

test('hostile text is shown and not obeyed, in a terminal', async () => {
  await withFolder(async (folder) => {
    const file = join(folder, 'hostile.pcapng');
    writeHostileFile(file);
    const command = join(root, 'dist', 'cli', 'gramscope.cjs');
    for (const args of [
      ['read', file],
      ['read', file, '--format', 'csv'],
      ['streams', file],
    ]) {
      const printed = execFileSync(process.execPath, [command, ...args]).toString();
      expect(printed.split('\n').filter((line) => obeyed.test(line))).toEqual([]);
    }
  });
});
