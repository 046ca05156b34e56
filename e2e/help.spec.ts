import type { ElectronApplication, Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { expect, test } from './support/application';
import { choose } from './support/menu';

/** As the system has it: what Playwright types does not pass by the main process. */
async function pressInGuide(
  app: ElectronApplication,
  keyCode: string,
  ...modifiers: 'alt'[]
): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, key) => {
      const shown = BrowserWindow.getAllWindows().find(
        (window) => window.getParentWindow() !== null,
      );
      shown?.webContents.sendInputEvent({ type: 'keyDown', ...key });
    },
    { keyCode, modifiers },
  );
}

/** Chromium drops keys that are pressed before a page has been painted for the first time. */
async function painted(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

test('the guide is shown without a network, and its links lead from page to page', async ({
  app,
  monitor,
}) => {
  await expect(monitor.form).toBeVisible();
  const opening = app.waitForEvent('window');
  await monitor.page.keyboard.press('F1');
  const guide = await opening;
  await expect(guide.getByRole('heading', { level: 1 })).toHaveText('Gramscope: the user guide');
  await guide.getByRole('link', { name: 'When nothing arrives' }).click();
  await expect(guide.getByRole('heading', { name: 'A port is refused' })).toBeVisible();
  await guide.getByRole('link', { name: 'diagnosis' }).click();
  await expect(guide).toHaveURL('gramscope://app/guide/groups.html#why-does-a-group-not-arrive');
  const picture = guide.getByRole('img', { name: 'The tree of groups, and a diagnosis' });
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  await expectAccessible(guide);
  await guide.screenshot({ path: 'e2e/results/screenshots/guide.png' });

  const closing = guide.waitForEvent('close');
  await pressInGuide(app, 'Escape');
  await closing;
});

test('the guide is read by the keyboard: it scrolls, and goes back', async ({ app, monitor }) => {
  await expect(monitor.form).toBeVisible();
  const opening = app.waitForEvent('window');
  await monitor.page.keyboard.press('F1');
  const guide = await opening;
  await guide.getByRole('link', { name: 'When nothing arrives' }).press('Enter');
  await expect(guide.getByRole('heading', { name: 'A port is refused' })).toBeVisible();
  await painted(guide);
  expect(await guide.evaluate(() => scrollY)).toBe(0);
  await pressInGuide(app, 'PageDown');
  await expect.poll(() => guide.evaluate(() => scrollY)).toBeGreaterThan(0);
  await pressInGuide(app, 'Left', 'alt');
  await expect(guide.getByRole('heading', { level: 1 })).toHaveText('Gramscope: the user guide');
});

test('the guide can neither call the application nor go elsewhere', async ({ app, monitor }) => {
  await expect(monitor.form).toBeVisible();
  const opening = app.waitForEvent('window');
  await choose(app, 'help.guide');
  const guide = await opening;
  await expect(guide.getByRole('link', { name: 'All chapters' })).toBeVisible();
  expect(await guide.evaluate(() => 'gramscope' in globalThis)).toBe(false);
  const refused = await app.evaluate(async ({ BrowserWindow }) => {
    const shown = BrowserWindow.getAllWindows().find((window) => window.getParentWindow() !== null);
    if (shown === undefined) throw new Error('there is no guide');
    const outcomes: boolean[] = [];
    for (const place of ['gramscope://app/index.html', 'https://example.org/']) {
      const navigating = new Promise<boolean>((resolve) => {
        // Told after the application's own listener, which refuses.
        shown.webContents.once('will-frame-navigate', (event) => resolve(event.defaultPrevented));
      });
      await shown.webContents.executeJavaScript(`location.href = ${JSON.stringify(place)}`);
      outcomes.push(await navigating);
    }
    return outcomes;
  });
  expect(refused).toEqual([true, true]);
});

test('the licences are shown from the Help menu, and lead to the guide', async ({
  app,
  monitor,
}) => {
  await expect(monitor.form).toBeVisible();
  const opening = app.waitForEvent('window');
  await choose(app, 'help.licences');
  const page = await opening;
  await expect(page.getByRole('heading', { name: 'Licences' })).toBeVisible();
  // A checkout has none: it says how they are made.
  await expect(page.getByText('npm run sbom')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'All chapters' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Gramscope: the user guide');
});

test('the keys of all commands are shown from the Help menu', async ({ app, monitor }) => {
  await expect(monitor.form).toBeVisible();
  await choose(app, 'help.keys');
  const settings = monitor.page.getByRole('dialog', { name: 'Settings' });
  await expect(settings.getByRole('region', { name: 'Keys' })).toContainText('User Guide');
});
