import { expectAccessible } from './support/accessibility';
import { expect, launch, test } from './support/application';
import { withFolder } from './support/folders';
import { MonitorPage } from './support/monitor-page';
import { sendWithBash } from './support/senders';

test('a filter is kept as a button, renamed, used and removed', async ({ app, monitor }) => {
  const port = await monitor.listen();
  for (const text of ['<34>su: one', '<13>su: two', '<13>cron: three']) {
    await sendWithBash(port, text);
  }
  const { page } = monitor;
  await monitor.filter.fill('syslog.level <= err');
  await page.getByRole('button', { name: 'Save…' }).click();
  await expect(page.getByRole('textbox', { name: 'Name of the filter' })).toBeFocused();
  await page.keyboard.type('Errors');
  await page.keyboard.press('Enter');
  const errors = monitor.savedFilter('Errors');
  await errors.click();
  await expect(monitor.filterProgress).toContainText('1 of 3');
  await expect(errors).toHaveAttribute('aria-pressed', 'true');
  await expectAccessible(monitor.page);
  await monitor.looks('saved-filters', app);
  await monitor.filter.fill('syslog.appname == "su"');
  await monitor.filter.press('Enter');
  await expect(monitor.filterProgress).toContainText('2 of 3');
  await errors.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'And not this' }).click();
  await expect(monitor.filter).toHaveValue('syslog.appname == "su" and not (syslog.level <= err)');
  await expect(monitor.filterProgress).toContainText('1 of 3');
  await errors.focus();
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'New name' }).fill('Serious');
  await page.keyboard.press('Enter');
  await monitor.savedFilter('Serious').focus();
  await page.keyboard.press('Delete');
  await expect(monitor.savedFilter('Serious')).toBeHidden();
});

test('saved filters and the history are there after a restart', async () => {
  await withFolder(async (settings) => {
    const first = await launch({ settings });
    const before = new MonitorPage(first.window);
    await before.filter.fill('udp.port == 5514');
    await before.filter.press('Enter');
    await first.window.getByRole('button', { name: 'Save…' }).click();
    await first.window.keyboard.type('Ours');
    await first.window.keyboard.press('Enter');
    await expect(before.savedFilter('Ours')).toBeVisible();
    await first.close();
    const second = await launch({ settings });
    const after = new MonitorPage(second.window);
    await expect(after.savedFilter('Ours')).toBeVisible();
    await after.filter.press('ArrowUp');
    await expect(after.filter).toHaveValue('udp.port == 5514');
    await second.close();
  });
});

test('a filter that may be meant otherwise is amber, and applied all the same', async ({
  app,
  monitor,
}) => {
  const port = await monitor.listen();
  await sendWithBash(port, 'sysog');
  await monitor.filter.fill('sysog');
  await expect(monitor.filterProblem).toContainText('is no field');
  await expect(monitor.filter).not.toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(monitor.page);
  await monitor.looks('filter-doubtful', app);
  await monitor.filter.press('Enter');
  await expect(monitor.filterProgress).toContainText('1 of 1');
  await monitor.filterProblem.getByRole('button', { name: 'Use syslog' }).click();
  await expect(monitor.filter).toHaveValue('syslog');
  await expect(monitor.filterProblem).toBeHidden();
});
