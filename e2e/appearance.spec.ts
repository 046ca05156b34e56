import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, launch, test } from './support/application';
import { withFolder } from './support/folders';
import { MonitorPage } from './support/monitor-page';

const backgroundOf = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor);

const sizeOf = (page: Page) => page.evaluate(() => devicePixelRatio);

test('theme, contrast and size are chosen in the settings, and are there at the next start', async () => {
  await withFolder(async (folder) => {
    const settings = join(folder, 'settings');
    const first = await launch({ settings });
    const { window: page } = first;
    await expect(new MonitorPage(page).form).toBeVisible();
    await page.keyboard.press('Control+,');
    const dialog = page.getByRole('dialog', { name: 'Settings' });
    const choose = (group: string, name: string) =>
      dialog
        .getByRole('group', { name: group })
        .getByRole('radio', { name })
        .check({ force: true });
    await choose('Theme', 'Light');
    await expect.poll(() => backgroundOf(page)).toBe('rgb(244, 246, 246)');
    await choose('Theme', 'Dark');
    await expect.poll(() => backgroundOf(page)).toBe('rgb(20, 24, 27)');
    await choose('Contrast', 'High');
    await expect.poll(() => backgroundOf(page)).toBe('rgb(0, 0, 0)');
    await new MonitorPage(page).screenshot('settings-high-contrast');
    const size = await sizeOf(page);
    await dialog.getByRole('combobox', { name: 'Size' }).selectOption('150 %');
    await expect.poll(() => sizeOf(page)).toBeCloseTo(1.5 * size);
    await first.close();

    const next = await launch({ settings });
    await expect(new MonitorPage(next.window).form).toBeVisible();
    await expect.poll(() => backgroundOf(next.window)).toBe('rgb(0, 0, 0)');
    await expect.poll(() => sizeOf(next.window)).toBeCloseTo(1.5 * size);
    await next.close();
  });
});

test('motion that is not wanted is none', async ({ monitor }) => {
  const { page } = monitor;
  await expect(monitor.form).toBeVisible();
  await page.keyboard.press('Control+,');
  const motion = page.getByRole('dialog').getByRole('group', { name: 'Motion' });
  await motion.getByRole('radio', { name: 'Reduced' }).check({ force: true });
  await expect
    .poll(() => page.evaluate(() => document.documentElement.dataset['motion']))
    .toBe('reduced');
});

test('settings that cannot be read are told and kept, and the usual ones are used', async () => {
  const { mkdirSync, readFileSync, writeFileSync } = await import('node:fs');
  await withFolder(async (folder) => {
    const settings = join(folder, 'settings');
    mkdirSync(settings);
    const file = join(settings, 'settings.json');
    writeFileSync(file, '{ "gramscopeSettings": 1, "appearance": { "theme": "pink" } }');
    const { window, close } = await launch({ settings });
    const alert = window.getByRole('alert').filter({ hasText: 'Some settings cannot be used' });
    await expect(alert).toContainText('appearance');
    await expect(alert).toContainText(`${file}.unusable`);
    expect(readFileSync(`${file}.unusable`, 'utf8')).toContain('pink');
    await close();
  });
});
