import { expect, test } from './support/application';
import { copied } from './support/clipboard';
import { LogPage } from './support/log-page';
import { sendWithBash } from './support/senders';

test('rows are selected together and copied in each form', async ({ monitor, app }) => {
  const log = new LogPage(monitor.page);
  const port = await monitor.listen();
  for (const text of ['alpha', 'beta', 'gamma', 'delta']) await sendWithBash(port, text);
  await expect(monitor.row('delta')).toBeVisible();

  await monitor.row('beta').click();
  await log.press('Shift+ArrowDown', 'Control+c');
  await expect(log.selected()).toHaveCount(2);
  await expect(log.grid).toHaveAttribute('aria-multiselectable', 'true');
  await expect(log.notice).toHaveText('Copied 2 datagrams');
  expect(await copied(app)).toBe('beta\ngamma\n');

  await monitor.row('delta').click({ modifiers: ['Shift'] });
  await expect(log.selected()).toHaveCount(3);
  const choose = async (form: string) => {
    await monitor.row('gamma').click({ button: 'right' });
    await log.menu.getByRole('menuitem', { name: 'Copy as' }).hover();
    await monitor.page.getByRole('menuitem', { name: form }).click();
    await expect(log.menu).toBeHidden();
  };
  await choose('Hex');
  await expect.poll(() => copied(app)).toContain('62 65 74 61');
  await choose('JSON');
  await expect.poll(() => copied(app)).toMatch(/^\[/u);
  expect(JSON.parse(await copied(app))).toHaveLength(3);
  await choose('CSV');
  await expect.poll(() => copied(app)).toMatch(/^number,time,.*\n2,/u);
  await choose('C Array');
  await expect.poll(() => copied(app)).toContain('static const unsigned char datagram_2[] = {');
  await choose('gramscope send');
  await expect.poll(() => copied(app)).toContain(`gramscope send 127.0.0.1:${port} --text gamma`);

  await log.press('Control+a');
  await expect(log.selected()).toHaveCount(4);
  await log.press('Control+c');
  await expect(log.notice).toHaveText('Copied 4 datagrams');
});

test('the menu of rows opens from the keyboard too', async ({ monitor }) => {
  const log = new LogPage(monitor.page);
  const port = await monitor.listen();
  await sendWithBash(port, 'alone');
  await expect(monitor.row('alone')).toBeVisible();
  await log.press('ArrowUp', 'Shift+F10');
  await expect(log.menu.getByRole('menuitem', { name: /Mark or Unmark/u })).toBeVisible();
  await monitor.screenshot('log-menu');
  await monitor.page.keyboard.press('Escape');
  await expect(log.menu).toBeHidden();
});
