import { expect, test } from './support/application';
import { LogPage } from './support/log-page';
import { flood, sendWithBash } from './support/senders';

const total = 3000;

test('finds the next and the previous datagram with a text, and says when it went round', async ({
  monitor,
}) => {
  const log = new LogPage(monitor.page);
  const port = await monitor.listen();
  await sendWithBash(port, 'Needle one');
  await flood({ port, total, perSecond: 20_000 }).sent;
  await sendWithBash(port, 'needle two');
  await expect(monitor.row('needle two')).toBeVisible();

  // From the filter as well, which is another way to look for something.
  await monitor.filter.focus();
  await monitor.page.keyboard.press('Control+f');
  await monitor.page.keyboard.type('NEEDLE');
  await expect(log.findField).toHaveValue('NEEDLE');
  await log.findField.press('Enter');
  await expect(log.active()).toContainText('needle two');
  await monitor.page.keyboard.press('F3');
  await expect(log.active()).toContainText('Needle one');
  await expect(log.notice).toHaveText('Went on at the other end');
  await log.press('F3');
  await expect(log.active()).toContainText('needle two');
  await expect(log.notice).toHaveText('');
  await monitor.page.keyboard.press('Shift+F3');
  await expect(log.active()).toContainText('Needle one');

  await log.findField.fill('haystack');
  await log.findField.press('Enter');
  await expect(log.notice).toHaveText('Nothing has “haystack”');
  await expect(monitor.follow).toHaveAttribute('aria-pressed', 'false');
});

test('finds by a filter, also among the matches of the one that is applied', async ({
  monitor,
  app,
}) => {
  const log = new LogPage(monitor.page);
  const port = await monitor.listen();
  await flood({ port, total, perSecond: 20_000 }).sent;
  await expect(monitor.row(`datagram ${total - 1}`)).toBeVisible();
  await monitor.filter.fill('syslog.msg matches "datagram .*7$"');
  await monitor.filter.press('Enter');
  await expect(monitor.filterProgress).toContainText('300');

  await log.press('Home', 'Control+f');
  await monitor.page.getByRole('radio', { name: 'Filter' }).check({ force: true });
  await log.findField.fill('syslog.msg contains "99"');
  await log.findField.press('Enter');
  await expect(log.active()).toContainText('datagram 997');
  await log.findField.press('Enter');
  await expect(log.active()).toContainText('datagram 1997');
  await monitor.looks('log-find', app);
  await log.findField.fill('syslog.msg contains');
  await log.findField.press('Enter');
  await expect(monitor.page.getByRole('search', { name: 'Find' }).getByRole('alert')).toContainText(
    'wrong',
  );
  await log.findField.press('Escape');
  await expect(log.findField).toBeHidden();
  await expect(log.grid).toBeFocused();
});

test('goes to a number or a time', async ({ monitor }) => {
  const log = new LogPage(monitor.page);
  const port = await monitor.listen();
  await flood({ port, total, perSecond: 20_000 }).sent;
  await expect(monitor.row(`datagram ${total - 1}`)).toBeVisible();
  const jump = async (text: string) => {
    await log.press('Control+g');
    await log.jumpField.fill(text);
    await log.jumpField.press('Enter');
  };
  await jump('1234');
  await expect(log.active()).toContainText('datagram 1233');
  const time = await monitor.cell(log.active(), 'Time').innerText();
  await jump('1');
  await expect(log.active()).toContainText('datagram 0');
  await jump(time);
  await expect(log.active()).toContainText(time);
  await jump('-1 h');
  await expect(log.active()).toContainText('datagram 0');
  await jump('+1 h');
  await expect(log.active()).toContainText(`datagram ${total - 1}`);
  await expect(log.notice).toContainText('the nearest');
  await jump('99999999');
  await expect(log.notice).toContainText('No. 3,000 is the nearest');
  await jump('soon');
  await expect(monitor.page.getByRole('alert')).toContainText('neither a number nor a time');
});
