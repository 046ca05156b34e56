import { expect, test } from './support/application';
import { sendWithBash } from './support/senders';

test('a socket is added, listed with its counters, and removed', async ({ monitor }) => {
  const port = await monitor.listen();
  const item = monitor.sockets.getByRole('listitem');
  await expect(item).toContainText(`udp://127.0.0.1:${port}`);
  await sendWithBash(port, 'one');
  await expect(monitor.row('one')).toBeVisible();
  await expect(item).toContainText('1');

  await item.getByRole('button', { name: /remove/iu }).click();
  await expect(monitor.sockets.getByRole('listitem')).toHaveCount(0);
  await expect(monitor.row('one')).toBeVisible();
  await expect.poll(() => monitor.counter('received')).toBe(1);

  await monitor.add({ address: '127.0.0.1', port });
  await expect(item).toContainText(`udp://127.0.0.1:${port}`);
});

test('a port in use is explained beside the form, with the program that has it', async ({
  monitor,
}) => {
  const port = await monitor.listen();
  await monitor.add({ address: '127.0.0.1', port });
  const alert = monitor.page.getByRole('alert').filter({ hasText: 'in use' });
  await expect(alert).toContainText(`Port ${port} on 127.0.0.1 is in use by this program.`);
  await expect(alert).toContainText('choose another port');
  await monitor.screenshot('port-in-use');
  await expect(monitor.sockets.getByRole('listitem')).toHaveCount(1);
});

test('an address that is not of this machine is explained', async ({ monitor }) => {
  await monitor.add({ address: '198.51.100.1', port: 5514 });
  const alert = monitor.page.getByRole('alert').filter({ hasText: '198.51.100.1' });
  await expect(alert).toContainText('198.51.100.1 is not an address of this machine.');
  await expect(alert).toContainText('0.0.0.0');
});

for (const { address, port, says } of [
  { address: '10.0.0', port: 5514, says: 'not an IPv4 address' },
  { address: '127.0.0.1', port: 70_000, says: '65535' },
]) {
  test(`the form itself says what is wrong with ${address} port ${port}`, async ({ monitor }) => {
    await monitor.add({ address, port });
    await expect(monitor.form).toContainText(says);
    await expect(monitor.sockets.getByRole('listitem')).toHaveCount(0);
  });
}

test('everything in the form works from the keyboard', async ({ monitor }) => {
  await monitor.form.getByLabel('Port').fill('0');
  await monitor.form.getByLabel('Port').press('Enter');
  await expect(monitor.sockets.getByRole('listitem')).toContainText('udp://0.0.0.0:');
});
