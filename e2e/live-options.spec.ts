import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './support/accessibility';
import { expect, launch, test } from './support/application';
import { writeNumberedCapture } from './support/captures';
import { withFolder } from './support/folders';
import { choose } from './support/menu';
import { MonitorPage } from './support/monitor-page';
import { sendToGroup, sendWithBash } from './support/senders';

/** 239.255.77.8 as /proc/net/igmp writes it: in the order of a little-endian machine. */
const groupInIgmp = '084DFFEF';

function systemHasJoined(): boolean {
  return readFileSync('/proc/net/igmp', 'utf8').includes(groupInIgmp);
}

test('a group is joined and left while the socket receives', async ({ monitor }) => {
  const port = await monitor.listen({ address: '0.0.0.0' });
  const item = monitor.sockets.getByRole('listitem').first();
  await item.getByText('Groups and options').click();
  const form = item.getByRole('form', { name: 'Join a group' });
  await form.getByRole('textbox', { name: 'Group' }).fill('10.0.0.1');
  await form.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(form).toContainText('10.0.0.1 is not a multicast group');

  await form.getByRole('textbox', { name: 'Group' }).fill('239.255.77.8');
  await form.getByRole('button', { name: /^On interface/u }).click();
  await form.getByRole('button', { name: /^lo\b/u }).click();
  await form.getByRole('button', { name: 'Join', exact: true }).click();
  const leave = item.getByRole('button', { name: 'Leave 239.255.77.8 on lo' });
  await expect(leave).toBeVisible();
  expect(systemHasJoined()).toBe(true);
  await sendToGroup('239.255.77.8', port, 'to the group');
  await expect(monitor.row('to the group')).toBeVisible();
  await monitor.screenshot('live-options');

  await leave.click();
  await expect(leave).toBeHidden();
  expect(systemHasJoined()).toBe(false);
});

test('options are those of the system, and are changed at once', async ({ monitor }) => {
  await monitor.listen({ address: '0.0.0.0' });
  const item = monitor.sockets.getByRole('listitem').first();
  await item.getByText('Groups and options').click();
  const ttl = item.getByRole('textbox', { name: 'TTL', exact: true });
  await expect(ttl).toHaveValue('64');
  await ttl.fill('300');
  await expect(item).toContainText('255 hops at most');
  await ttl.fill('9');
  await ttl.press('Enter');
  await expect(ttl).toHaveValue('9');
  const buffer = item.getByRole('textbox', { name: 'Send buffer, KiB' });
  await buffer.fill('1000000');
  await buffer.press('Enter');
  await expect(item).toContainText('net.core.wmem_max limits it');
  await buffer.fill('64');
  await buffer.press('Enter');
  await expect(item).not.toContainText('wmem_max');
  await item.getByRole('checkbox', { name: 'Broadcast' }).check();
  await expect(item.getByRole('checkbox', { name: 'Broadcast' })).toBeChecked();
});

test('a socket is stopped, and started again where it was', async ({ monitor }) => {
  const port = await monitor.listen();
  const item = monitor.sockets.getByRole('listitem').first();
  await item.getByRole('button', { name: /^Stop/u }).click();
  await expect(item).toContainText('Stopped');
  await item.getByRole('button', { name: /^Start/u }).click();
  await expect(item).toContainText('Open');
  await sendWithBash(port, 'after the break');
  await expect(monitor.row('after the break')).toBeVisible();
});

test('sockets come back as they were left', async () => {
  await withFolder((folder) => leaveAndReturn(join(folder, 'settings')));
});

async function leaveAndReturn(settings: string): Promise<void> {
  const first = await launch({ settings });
  const monitor = new MonitorPage(first.window);
  const port = await monitor.listen({ address: '0.0.0.0' });
  await monitor.listen();
  const second = monitor.sockets.getByRole('listitem').nth(1);
  await second.getByRole('button', { name: /^Stop/u }).click();
  await expect(second).toContainText('Stopped');
  await first.close();

  const again = await launch({ settings });
  const restored = new MonitorPage(again.window);
  const items = restored.sockets.getByRole('listitem');
  await expect(items).toHaveCount(2);
  await expect(items.first()).toContainText(`udp://0.0.0.0:${port}`);
  await expect(items.first()).toContainText('Open');
  await expect(items.nth(1)).toContainText('Stopped');
  await sendWithBash(port, 'in the second run');
  await expect(restored.row('in the second run')).toBeVisible();
  await again.close();
}

test('sockets wait to be started where Gramscope was opened for a file', async () => {
  await withFolder(async (folder) => {
    const settings = join(folder, 'settings');
    const first = await launch({ settings });
    const port = await new MonitorPage(first.window).listen();
    await first.close();

    const file = join(folder, 'numbered.pcap');
    writeNumberedCapture(file, 3);
    const { app, window, close } = await launch({ settings, files: [file] });
    await expect(new MonitorPage(window).row('number 3')).toBeVisible();
    const opened = app.waitForEvent('window');
    await choose(app, 'file.live');
    const live = new MonitorPage(await opened);
    const item = live.sockets.getByRole('listitem');
    await expect(item).toContainText('Stopped');
    const notice = live.page.getByText('was receiving when Gramscope was quit');
    await expect(notice).toBeVisible();
    await expectAccessible(live.page);
    await live.looks('sockets-held', app);
    await live.page.getByRole('button', { name: 'Start it' }).click();
    await expect(item).toContainText('Open');
    await expect(notice).toBeHidden();
    await sendWithBash(port, 'once it was started');
    await expect(live.row('once it was started')).toBeVisible();
    await close();
  });
});

test('a preset fills the form in', async ({ app, monitor }) => {
  await monitor.form.getByRole('button', { name: 'mDNS' }).click();
  await expect(monitor.form.getByRole('textbox', { name: 'Port' })).toHaveValue('5353');
  await expect(monitor.form.getByRole('textbox', { name: 'Group' })).toHaveValue('224.0.0.251');
  await monitor.form.getByRole('button', { name: /^On interface/u }).click();
  await expect(monitor.form.getByRole('button', { name: /^lo\b/u })).toContainText('/s');
  // The way of the seconds before is there when the list is opened again.
  await expect(monitor.form.locator('.interface-picker-list .sparkline').first()).toBeVisible();
  await monitor.looks('preset', app);
  await monitor.page.keyboard.press('Escape');
});
