import { expectAccessible } from './support/accessibility';
import { expect, test } from './support/application';
import { sendWithBash } from './support/senders';

test('a cell and a field become a filter, with the mouse and with the keys', async ({
  app,
  monitor,
}) => {
  const port = await monitor.listen();
  for (const text of ['<34>su: one', '<13>su: two "quoted"', '<34>cron: three']) {
    await sendWithBash(port, text);
  }
  await monitor.cell(monitor.row('one'), 'Length').click({ button: 'right' });
  const menu = monitor.page.getByRole('menu').first();
  await expect(menu).toBeVisible();
  await expectAccessible(monitor.page);
  await monitor.looks('row-menu', app);
  await menu.getByRole('menuitem', { name: 'Apply as filter' }).click();
  await expect(monitor.filter).toHaveValue('udp.length == 19');
  await expect(monitor.filterProgress).toContainText('1 of 3');
  await monitor.filter.press('Escape');

  await monitor.row('one').click();
  await monitor.fieldLine('Severity').click({ button: 'right' });
  await menu.getByRole('menuitem', { name: 'Apply as filter' }).click();
  await expect(monitor.filter).toHaveValue('syslog.level == crit');
  await expect(monitor.filterProgress).toContainText('2 of 3');
  await monitor.row('three').click();
  await monitor.fieldLine('Program').click();
  await monitor.page.keyboard.press('Shift+F10');
  await expect(menu).toBeVisible();
  await monitor.page.keyboard.press('ArrowDown');
  await monitor.page.keyboard.press('ArrowDown');
  await monitor.page.keyboard.press('ArrowDown');
  await expect(menu.getByRole('menuitem', { name: 'And not this' })).toBeFocused();
  await monitor.page.keyboard.press('Enter');
  await expect(monitor.filter).toHaveValue(
    'syslog.level == crit and not (syslog.appname == "cron")',
  );
  await expect(monitor.filterProgress).toContainText('1 of 3');
  await expect(monitor.row('su: one')).toBeVisible();
  await monitor.row('su: one').click();
  await monitor.fieldLine('Facility').click();
  await monitor.page.keyboard.press('F7');
  await expect(monitor.filter).toHaveValue('syslog.facility == auth');
});

test('the arrow keys choose a cell, and keys filter by it', async ({ monitor }) => {
  const port = await monitor.listen();
  for (const text of ['<34>su: one', '<13>su: two', '<34>cron: three and more']) {
    await sendWithBash(port, text);
  }
  await monitor.row('one').click();
  await monitor.log.focus();
  const { keyboard } = monitor.page;
  await keyboard.press('ArrowRight');
  await expect(monitor.page.locator('#log-cell')).toHaveAttribute('data-column', 'number');
  await expect(monitor.log).toHaveAttribute('aria-activedescendant', 'log-cell');
  for (let step = 0; step < 5; step += 1) await keyboard.press('ArrowRight');
  await expect(monitor.page.locator('#log-cell')).toHaveText('11');
  await monitor.screenshot('cell');
  await expectAccessible(monitor.page);
  await keyboard.press('F7');
  await expect(monitor.filter).toHaveValue('udp.length == 19');
  await expect(monitor.filterProgress).toContainText('2 of 3');

  // The cell stays while rows are gone through, and is left to the left.
  await monitor.row('one').click();
  await monitor.log.focus();
  await keyboard.press('ArrowRight');
  await keyboard.press('Control+F7');
  await expect(monitor.filter).toHaveValue('udp.length == 19 and not (syslog.level == crit)');
  await expect(monitor.filterProgress).toContainText('1 of 3');
  await monitor.row('two').click();
  await monitor.log.focus();
  for (let step = 0; step < 7; step += 1) await keyboard.press('ArrowLeft');
  await expect(monitor.page.locator('#log-cell')).toHaveCount(0);
  // What is pointed at in the detail has the keys from then on.
  await keyboard.press('ArrowRight');
  await monitor.fieldLine('Facility').click();
  await expect(monitor.page.locator('#log-cell')).toHaveCount(0);
  await keyboard.press('F7');
  await expect(monitor.filter).toHaveValue('syslog.facility == user');
});

test('the menu of a row opens with the keys, for every column', async ({ monitor }) => {
  const port = await monitor.listen();
  await sendWithBash(port, '<13>su: two "quoted"');
  await sendWithBash(port, '<13>su: other');
  await monitor.row('quoted').click();
  await monitor.log.focus();
  await monitor.page.keyboard.press('Shift+F10');
  const text = monitor.page.getByRole('menuitem', { name: /^Text/u });
  await expect(text).toBeVisible();
  for (let step = 0; step < 20; step += 1) {
    if (await text.evaluate((item) => item === document.activeElement)) break;
    await monitor.page.keyboard.press('ArrowDown');
  }
  await expect(text).toBeFocused();
  await monitor.page.keyboard.press('ArrowRight');
  await expect(monitor.page.getByRole('menuitem', { name: 'Apply as filter' })).toBeFocused();
  await monitor.page.keyboard.press('Enter');
  await expect(monitor.filter).toHaveValue('gramscope.text contains "two \\"quoted\\""');
  await expect(monitor.filterProgress).toContainText('1 of 2');
});

test('a conversation is followed, and that can be undone', async ({ monitor }) => {
  const port = await monitor.listen();
  await sendWithBash(port, 'first of one sender');
  await sendWithBash(port, 'of another sender');
  await monitor.row('first').click();
  await monitor.detail.getByRole('button', { name: 'Follow conversation' }).click();
  await expect(monitor.filter).toHaveValue(/ip\.src == 127\.0\.0\.1 and udp\.srcport == \d+/u);
  await expect(monitor.filterProgress).toContainText('1 of 2');
  await monitor.filter.press('Escape');
  await expect(monitor.row('another')).toBeVisible();
  await monitor.row('another').click();
  await expect(monitor.detail).toContainText('of another sender');
  await monitor.page.keyboard.press('Control+Alt+Shift+U');
  await expect(monitor.filterProgress).toContainText('1 of 2');
  await expect(monitor.row('another')).toBeVisible();
});
