import { expect, test } from './support/application';
import { expectAccessible } from './support/accessibility';
import { sendWithLogger } from './support/senders';

/** axe finds nothing on any screen, in either theme. Specs of other screens look there themselves. */

test('the first screen', async ({ monitor }) => {
  await expect(monitor.form).toBeVisible();
  await expectAccessible(monitor.page);
});

test('a log, with a datagram selected', async ({ monitor }) => {
  const port = await monitor.listen();
  for (const text of ['one', 'two', 'three']) await sendWithLogger(port, text);
  await monitor.row('three').click();
  await expect(monitor.detail).toBeVisible();
  await expectAccessible(monitor.page);
});

test('a filter that is wrong, and its completions', async ({ monitor }) => {
  await monitor.filter.fill('udp.prt == 5');
  await expect(monitor.filterProblem).toBeVisible();
  await expectAccessible(monitor.page);
  await monitor.filter.fill('udp.');
  await expect(monitor.completions).toBeVisible();
  await expectAccessible(monitor.page);
});

test('the palette', async ({ monitor }) => {
  await expect(monitor.form).toBeVisible();
  await monitor.page.keyboard.press('Control+Shift+P');
  await expect(monitor.page.getByRole('option').first()).toBeVisible();
  await expectAccessible(monitor.page);
});

for (const section of ['Appearance', 'Keys']) {
  test(`the settings: ${section}`, async ({ monitor }) => {
    await expect(monitor.form).toBeVisible();
    await monitor.page.keyboard.press('Control+,');
    await monitor.page.getByRole('radio', { name: section }).check({ force: true });
    await expect(monitor.page.getByRole('region', { name: section })).toBeVisible();
    await expectAccessible(monitor.page);
  });
}

test('high contrast', async ({ monitor }) => {
  const port = await monitor.listen();
  await sendWithLogger(port, 'one');
  await monitor.page.evaluate(() => {
    document.documentElement.dataset['contrast'] = 'high';
  });
  await expect(monitor.row('one')).toBeVisible();
  await expectAccessible(monitor.page);
});
