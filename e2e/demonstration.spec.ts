import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { expect, test } from './support/application';

test('one click gets a newcomer to a moving log, and another ends it', async ({ app, monitor }) => {
  await monitor.looks('empty', app);
  await monitor.page.getByRole('button', { name: /^Show me/u }).click();
  await expect(monitor.row('nginx').first()).toBeVisible();
  await expect(monitor.sockets.getByRole('listitem')).toHaveCount(2);
  const bar = monitor.page.getByRole('region', { name: 'Demonstration' });
  await expect(bar).toContainText('20 datagrams a second');
  await expect.poll(() => monitor.counter('received')).toBeGreaterThan(30);
  await expectAccessible(monitor.page);
  await monitor.looks('demonstration', app);
  await bar.getByRole('button', { name: 'Stop the demonstration' }).click();
  await expect(bar).toHaveCount(0);
  await expect(monitor.sockets.getByRole('listitem')).toHaveCount(0);
  await expect(monitor.row('nginx').first()).toBeVisible();
  const received = () => monitor.counter('received');
  await expect
    .poll(async () => {
      const before = await received();
      await monitor.page.waitForTimeout(500);
      return (await received()) - before;
    })
    .toBe(0);
});

test('the demonstration is a command, and goes on when the page is loaded anew', async ({
  monitor,
}) => {
  await expect(monitor.form).toBeVisible();
  await run(monitor.page, 'Start or Stop the Demonstration');
  const bar = monitor.page.getByRole('region', { name: 'Demonstration' });
  await expect(bar).toBeVisible();
  await monitor.page.reload();
  await expect(bar).toBeVisible();
  await run(monitor.page, 'Start or Stop the Demonstration');
  await expect(bar).toHaveCount(0);
});

/** Runs a command from the palette. */
async function run(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+Shift+P');
  await page.getByRole('combobox').last().fill(title);
  await page.keyboard.press('Enter');
}
