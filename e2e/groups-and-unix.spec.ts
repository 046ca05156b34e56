import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './support/application';
import { sendToGroup, sendWithLoggerToUnix } from './support/senders';

test('a multicast address in the form is a group to join', async ({ monitor }) => {
  await monitor.form.getByRole('textbox', { name: 'Address' }).fill('239.255.77.2%lo');
  await expect(monitor.form.getByRole('status')).toHaveText('Joins 239.255.77.2 on lo.');
  const port = await monitor.listen({ address: '239.255.77.2%lo' });
  await expect(monitor.sockets).toContainText(`udp://@239.255.77.2:${port}%lo`);
  await sendToGroup('239.255.77.2', port, 'to everybody in the group');
  const row = monitor.row('to everybody in the group');
  await expect(monitor.cell(row, 'Destination')).toHaveText(`239.255.77.2:${port}`);
  await monitor.screenshot('group');
});

test('an interface that does not exist is refused in words', async ({ monitor }) => {
  await monitor.add({ address: '239.255.77.2%nosuch0', port: 5000 });
  await expect(monitor.form.getByRole('alert')).toContainText('no interface "nosuch0"');
});

test('a Unix socket receives from logger', async ({ monitor }) => {
  const folder = await mkdtemp(join(tmpdir(), 'gramscope-e2e-'));
  const path = join(folder, 'log.sock');
  await monitor.form.getByRole('radio', { name: 'Unix' }).check({ force: true });
  await monitor.screenshot('unix-form');
  await monitor.form.getByRole('textbox', { name: 'Path' }).fill(path);
  await monitor.listenButton.click();
  await expect(monitor.sockets).toContainText(`unix:${path}`);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  await sendWithLoggerToUnix(path, 'said on this machine');
  const row = monitor.row('said on this machine');
  await expect(monitor.cell(row, 'Source')).toHaveText('no name');
  await expect(monitor.cell(row, 'Destination')).toHaveText(path);
  await expect(monitor.cell(row, 'TTL')).toHaveText('');
  await monitor.screenshot('unix');
  await rm(folder, { recursive: true });
});

test('the preset for the local log takes what all users send, and says so', async ({ monitor }) => {
  const folder = await mkdtemp(join(tmpdir(), 'gramscope-e2e-'));
  const path = join(folder, 'log.sock');
  await monitor.form.getByRole('button', { name: 'Local log' }).click();
  const others = monitor.form.getByRole('checkbox', { name: 'Other users may send' });
  await expect(others).toBeChecked();
  await monitor.form.getByRole('textbox', { name: 'Path' }).fill('@abstract');
  await expect(monitor.form).toContainText('all users may send');
  await monitor.form.getByRole('textbox', { name: 'Path' }).fill(path);
  await monitor.listenButton.click();
  await expect(monitor.sockets).toContainText('Other users may send');
  expect((await stat(path)).mode & 0o777).toBe(0o666);
  await monitor.screenshot('unix-others');
  await rm(folder, { recursive: true });
});
