import { once } from 'node:events';
import { expect, launch, test } from './support/application';
import { MonitorPage } from './support/monitor-page';
import { descendants, stillRunning } from './support/processes';
import { flood, sendWithBash } from './support/senders';

test('kill -9 on the application leaves no process and frees the port', async () => {
  const { app, window } = await launch();
  const monitor = new MonitorPage(window);
  const port = await monitor.listen();
  const sender = flood({ port, total: 100_000, perSecond: 20_000 });
  await expect.poll(() => monitor.counter('received')).toBeGreaterThan(1000);
  const pid = app.process().pid ?? 0;
  const family = descendants(pid);
  expect(family.length).toBeGreaterThan(1);

  const gone = once(app.process(), 'exit');
  process.kill(pid, 'SIGKILL');
  await gone;
  await expect.poll(() => stillRunning(family), { timeout: 20_000 }).toEqual([]);
  sender.process.kill('SIGKILL');

  const next = await launch();
  const again = new MonitorPage(next.window);
  await again.add({ address: '127.0.0.1', port });
  await expect(again.sockets.getByRole('listitem')).toContainText(`udp://127.0.0.1:${port}`);
  await next.close();
});

test('a sender that is killed changes nothing for the others', async ({ monitor }) => {
  const port = await monitor.listen();
  const sender = flood({ port, total: 1_000_000, perSecond: 20_000 });
  await expect.poll(() => monitor.counter('received')).toBeGreaterThan(1000);
  sender.process.kill('SIGKILL');
  await sender.sent;
  await sendWithBash(port, 'still here');
  await expect(monitor.row('still here')).toBeVisible();
});

test('a socket removed under load is gone at once, and the rest goes on', async ({ monitor }) => {
  const port = await monitor.listen();
  const other = await monitor.listen();
  const sender = flood({ port, total: 2_000_000, perSecond: 50_000 });
  await expect.poll(() => monitor.counter('received')).toBeGreaterThan(10_000);
  const name = `udp://127.0.0.1:${port}`;
  await monitor.sockets.getByRole('button', { name: new RegExp(`remove ${name}`, 'iu') }).click();
  await expect(monitor.sockets.getByRole('listitem')).toHaveCount(1);

  await sendWithBash(other, 'the other one');
  const received = Number(await monitor.row('the other one').getAttribute('data-number'));
  // It is the last one, however long the flood goes on.
  await expect.poll(() => monitor.counter('received')).toBe(received);

  await monitor.add({ address: '127.0.0.1', port });
  await expect.poll(() => monitor.counter('received')).toBeGreaterThan(received + 1000);
  sender.process.kill('SIGKILL');
  await sender.sent;
});

test('what the kernel drops while the application is stopped is counted and shown', async ({
  app,
  monitor,
}) => {
  const port = await monitor.listen();
  const pid = app.process().pid ?? 0;
  process.kill(pid, 'SIGSTOP');
  const sent = await flood({ port, total: 100_000, perSecond: 100_000 }).sent;
  process.kill(pid, 'SIGCONT');
  await expect.poll(() => monitor.counter('dropped')).toBeGreaterThan(0);
  await expect
    .poll(async () => (await monitor.counter('received')) + (await monitor.counter('dropped')))
    .toBe(sent);
  await monitor.screenshot('dropped');
});

test('a reloaded window shows the same capture', async ({ monitor }) => {
  const port = await monitor.listen();
  await sendWithBash(port, 'before the reload');
  await expect(monitor.row('before the reload')).toBeVisible();
  await monitor.page.reload();
  await expect(monitor.row('before the reload')).toBeVisible();
  await sendWithBash(port, 'after the reload');
  await expect(monitor.row('after the reload')).toBeVisible();
});
