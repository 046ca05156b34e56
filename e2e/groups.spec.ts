import { expectAccessible } from './support/accessibility';
import { expect, test } from './support/application';
import { GroupsPage } from './support/groups-page';
import { keepSendingToGroup } from './support/senders';
import { StreamsPage } from './support/streams-page';

const group = '239.255.78.9';

test('a group is seen where it is joined and arrives, and diagnosed', async ({ app, monitor }) => {
  const { page } = monitor;
  const groups = new GroupsPage(page);
  const port = await monitor.listen({ address: `${group}%lo` });
  const sender = keepSendingToGroup(group, port, 'is it there');
  try {
    await groups.open();
    await expect(groups.tree).toBeFocused();
    await expect(groups.line('lo')).toHaveAttribute('aria-level', '1');
    await expect(groups.line('224.0.0.1').first()).toContainText('joined by the system');
    await monitor.looks('groups-tree', app);
    await groups.find.fill(group);
    await expect(groups.line(group)).toContainText('joined by us, arriving');
    await expect(groups.line(group)).toContainText(`udp://@${group}:${port}%lo`);
    await expect(groups.line('127.0.0.1')).toContainText('arriving');

    await groups.find.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(groups.line(group)).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('ArrowLeft');
    await expect(groups.line('127.0.0.1')).toHaveCount(0);
    await page.keyboard.press('ArrowRight');
    await expect(groups.line('127.0.0.1')).toHaveCount(1);

    await groups.line(group).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Diagnose…' }).click();
    await expect(groups.field('Group')).toBeFocused();
    await groups.field('Group').press('Escape');
    await expect(groups.form).toHaveCount(0);
    await expect(groups.tree).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(groups.field('Group')).toBeFocused();
    await expect(groups.field('Group')).toHaveValue(group);
    await expect(groups.field('Port')).toHaveValue(String(port));
    await groups.field('Seconds').fill('0');
    await groups.press('Diagnose');
    await expect(groups.form).toContainText('Write 1 to 300.');
    await groups.field('Seconds').fill('5');
    await groups.press('Diagnose');
    await expect(groups.form.getByRole('button', { name: 'Stop' })).toBeVisible();
    await page.reload();
    await expect(groups.field('Group')).toHaveValue(group);
    await expect(groups.field('Port')).toHaveValue(String(port));
    await expect(groups.verdict).toContainText(`${group}:${port} is sent by this machine on lo`);
    await expect(groups.checks.filter({ hasText: 'The interface is up' })).toContainText('passed');
    await groups.report.getByRole('button', { name: 'Copy Report' }).click();
    await expect(groups.report).toContainText('Copied');
    await monitor.looks('groups', app);
    await expectAccessible(page);
  } finally {
    sender.kill();
  }

  // The page that was loaded anew has no line selected.
  await groups.line(group).click();
  await groups.act('Show Streams');
  const streams = new StreamsPage(page);
  await expect(streams.stream(`${group}:${port}`)).toBeVisible();
  await groups.open();
  await groups.act('Show These Datagrams');
  await expect(monitor.filter).toHaveValue(`ip.dst == ${group} && gramscope.interface == "lo"`);
  await expect(monitor.row('is it there').first()).toBeVisible();

  await groups.open();
  await groups.act('Leave');
  await expect(monitor.sockets.getByRole('list', { name: 'Groups' })).toHaveCount(0);
});
