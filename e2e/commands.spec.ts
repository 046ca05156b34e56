import { join } from 'node:path';
import { commandIds, commands } from '../electron/contract';
import { expect, launch, test } from './support/application';
import { withFolder } from './support/folders';
import { choose, menuItem } from './support/menu';
import { MonitorPage } from './support/monitor-page';

test('the palette lists every command with its key, finds one by its name, and does it', async ({
  monitor,
}) => {
  const { page } = monitor;
  await expect(monitor.form).toBeVisible();
  await page.keyboard.press('Control+Shift+P');
  const palette = page.getByRole('dialog', { name: 'Commands' });
  const options = palette.getByRole('option');
  await expect(options.filter({ hasText: 'Save Capture As…' })).toContainText('Ctrl+S');
  await expect(options.filter({ hasText: 'Side Bar' })).toContainText('Ctrl+B');
  await monitor.screenshot('palette');
  await page.keyboard.type('side');
  await expect(palette.getByRole('option', { selected: true })).toContainText('Side Bar');
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  await expect(monitor.form).toBeHidden();
  await page.keyboard.press('Control+B');
  await expect(monitor.form).toBeVisible();
});

test('Escape closes the palette, and the focus is where it was', async ({ monitor }) => {
  await monitor.filter.focus();
  await monitor.page.keyboard.press('Control+Shift+P');
  await expect(monitor.page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
  await monitor.page.keyboard.press('Escape');
  await expect(monitor.page.getByRole('dialog', { name: 'Commands' })).toBeHidden();
  await expect(monitor.filter).toBeFocused();
});

test('every command stands in the menu', async ({ app, monitor }) => {
  await expect(monitor.form).toBeVisible();
  for (const id of commandIds) {
    expect(await menuItem(app, id)).toMatchObject({ label: commands[id].title });
  }
});

test('a command of the page is done when it is chosen from the menu', async ({ app, monitor }) => {
  await expect(monitor.form).toBeVisible();
  await choose(app, 'send.open');
  await expect(monitor.page.getByRole('region', { name: 'Send' })).toBeVisible();
});

test('a command gets another key, which menu, palette and the next run know', async () => {
  await withFolder(async (folder) => {
    const settings = join(folder, 'settings');
    const first = await launch({ settings });
    const { window: page } = first;
    await expect(new MonitorPage(page).form).toBeVisible();
    await page.keyboard.press('Control+,');
    const dialog = page.getByRole('dialog', { name: 'Settings' });
    await dialog.getByRole('radio', { name: 'Keys' }).check({ force: true });
    await dialog.getByRole('button', { name: 'Side Bar: Ctrl+B' }).click();
    await page.keyboard.press('Control+Alt+J');
    await expect(dialog.getByRole('button', { name: 'Side Bar: Ctrl+Alt+J' })).toBeVisible();
    await expect
      .poll(() => menuItem(first.app, 'view.sidebar'))
      .toMatchObject({ accelerator: 'CmdOrCtrl+Alt+J' });
    await first.close();

    const next = await launch({ settings });
    const monitor = new MonitorPage(next.window);
    await expect(monitor.form).toBeVisible();
    await next.window.keyboard.press('Control+B');
    await next.window.keyboard.press('Control+Alt+J');
    await expect(monitor.form).toBeHidden();
    await next.close();
  });
});

test('a key that two commands share is told, and all keys can be the usual ones again', async ({
  monitor,
}) => {
  const { page } = monitor;
  await expect(monitor.form).toBeVisible();
  await page.keyboard.press('Control+,');
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByRole('radio', { name: 'Keys' }).check({ force: true });
  await dialog.getByRole('button', { name: /^Zoom In/u }).click();
  await page.keyboard.press('Control+O');
  await expect(dialog.getByRole('row', { name: /^Zoom In/u })).toContainText('also Open…');
  await monitor.screenshot('settings-keys');
  await dialog.getByRole('button', { name: 'Give all commands their usual keys' }).click();
  await expect(dialog.getByRole('button', { name: 'Zoom In: Ctrl+=' })).toBeVisible();
});
