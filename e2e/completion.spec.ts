import { expect, resize, test } from './support/application';
import { sendWithLogger } from './support/senders';

test('a filter is written with the keys, from field to value, and applied', async ({
  app,
  monitor,
}) => {
  const port = await monitor.listen();
  await sendWithLogger(port, 'one');
  await expect(monitor.row('one')).toBeVisible();
  const { filter, completions, page } = monitor;
  await filter.focus();
  await expect(filter).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.type('lev');
  const level = completions.getByRole('option', { name: /^syslog\.level/u });
  await expect(level).toHaveAttribute('aria-selected', 'false');
  await expect(filter).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(level).toHaveAttribute('aria-selected', 'true');
  const id = await level.getAttribute('id');
  await expect(filter).toHaveAttribute('aria-activedescendant', String(id));
  await page.keyboard.press('Tab');
  await expect(filter).toHaveValue('syslog.level ');
  await expect(filter).toBeFocused();
  await expect(completions.getByRole('option', { name: /^<=/u })).toBeVisible();
  await monitor.looks('completion-operators', app);
  await page.keyboard.type('<= ');
  await expect(completions.getByRole('option', { name: /^emerg\b/u })).toBeVisible();
  await page.keyboard.type('no');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(filter).toHaveValue('syslog.level <= notice ');
  await expect(completions.getByRole('option', { name: /^and\b/u })).toBeVisible();
  // Nothing is chosen: Enter is the filter's.
  await page.keyboard.press('Enter');
  await expect(monitor.filterProgress).toContainText('1 of 1');
  await expect(completions).toBeHidden();
  // What was taken can be undone as what was typed.
  await page.keyboard.press('Control+z');
  await expect(filter).not.toHaveValue('syslog.level <= notice ');
});

test('Escape closes the list first, and the history keeps its keys', async ({ app, monitor }) => {
  const { filter, completions, page } = monitor;
  await filter.fill('udp');
  await expect(completions).toBeVisible();
  await filter.press('Enter');
  await expect(monitor.filterProgress).toBeVisible();
  await filter.fill('sys');
  await expect(completions).toBeVisible();
  await monitor.looks('completion-fields', app);
  await page.keyboard.press('Escape');
  await expect(completions).toBeHidden();
  await expect(filter).toHaveValue('sys');
  await page.keyboard.press('ArrowUp');
  await expect(filter).toHaveValue('udp');
  await expect(completions).toBeHidden();
  await page.keyboard.press('ArrowDown');
  await expect(filter).toHaveValue('sys');
  // Nothing newer: what may come next is all that is below.
  await page.keyboard.press('ArrowDown');
  await expect(completions).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await expect(filter).not.toHaveAttribute('aria-activedescendant');
  await page.keyboard.press('ArrowUp');
  await expect(filter).toHaveValue('udp');
  for (const press of ['Escape', 'Escape']) await page.keyboard.press(press);
  await expect(filter).toHaveValue('');
  await expect(monitor.filterProgress).toBeHidden();
});

test('the mouse takes an item, and what is wrong gives way to the list', async ({
  app,
  monitor,
}) => {
  const { filter, completions } = monitor;
  await filter.fill('udp.po');
  await completions.getByRole('option', { name: /^udp\.port/u }).click();
  await expect(filter).toHaveValue('udp.port ');
  await expect(filter).toBeFocused();
  await monitor.page.keyboard.type('== host');
  await expect(filter).toHaveAttribute('aria-invalid', 'true');
  await expect(monitor.filterProblem).toBeVisible();
  await filter.fill('udp.payl');
  await expect(completions).toBeVisible();
  await expect(filter).toHaveAttribute('aria-invalid', 'true');
  await expect(monitor.filterProblem).toBeHidden();
  await filter.press('ArrowLeft');
  await expect(completions).toBeHidden();
  await expect(monitor.filterProblem).toBeVisible();
  await filter.fill('');
  await filter.press('Control+ ');
  await expect(completions.getByRole('option').first()).toBeVisible();
  await resize(app, { width: 900, height: 600, zoom: 2 });
  await expect.poll(() => monitor.page.evaluate(() => window.innerWidth)).toBe(450);
  await filter.evaluate((field) => field.scrollIntoView({ block: 'start' }));
  await expect(completions).toBeInViewport();
  await monitor.screenshot('completion-large-text', app);
  // At the lower edge of a small window, the list comes into view with what is typed.
  await filter.press('Escape');
  await filter.evaluate((field) => field.scrollIntoView({ block: 'end' }));
  await filter.press('Control+ ');
  await expect(completions).toBeInViewport({ ratio: 0.9 });
  await filter.blur();
  await expect(completions).toBeHidden();
});
