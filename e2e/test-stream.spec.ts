import { expectAccessible } from './support/accessibility';
import { expect, test } from './support/application';
import { Receiver } from './support/receivers';
import { SendPage } from './support/send-page';

/** The number of a datagram, as a program that is not ours reads them. */
function numberOf(text: string): number {
  const bytes = Buffer.from(text, 'latin1');
  expect(bytes.toString('latin1', 0, 8)).toBe('GRAMTEST');
  return Number(bytes.readBigUInt64BE(16));
}

test('test streams reach their groups numbered, and the log tells which is which', async ({
  app,
  monitor,
}) => {
  const receiver = await Receiver.open({ group: '239.255.77.20' });
  await monitor.add({ address: '239.255.77.21%lo', port: receiver.port });
  await expect(monitor.sockets).toContainText(`239.255.77.21:${receiver.port}`);
  const sending = new SendPage(monitor.page);
  await sending.open();
  await sending.choose('Test');
  await sending.to.fill(`239.255.77.20:${receiver.port}`);
  await sending.field('Interface').focus();
  await sending.field('Interface').selectOption({ value: 'lo' });
  await sending.field('Streams').fill('2');
  await sending.field('Rate', { exact: true }).fill('0');
  await expect(sending.form).toContainText('A number above 0');
  await sending.field('Rate', { exact: true }).fill('500');
  await sending.field('Datagrams of each').fill('20');
  await expectAccessible(monitor.page);
  await sending.send.click();

  const numbers = (await receiver.texts(22)).map(numberOf);
  expect(numbers).toEqual([...Array(20).keys(), 19, 19]);
  await expect(sending.sent.first()).toContainText('and 1 more');
  await expect(sending.sent.first()).toContainText('40 sent');
  const [, first = ''] =
    /2 test streams from (\w{8})/u.exec(await sending.sent.first().innerText()) ?? [];
  const second = (Number.parseInt(first, 16) + 1) % 2 ** 32;
  await monitor.filter.fill('gramscope.test.last && gramscope.test.seq == 19');
  await monitor.filter.press('Enter');
  const rows = monitor.row('GRAMTEST');
  await expect(rows).toHaveCount(3);
  await rows.first().click();
  await expect(monitor.detail).toContainText(
    `Test stream ${second.toString(16).padStart(8, '0')} #19, every 4 ms, 300 bytes, the last one`,
  );
  await expect(monitor.field('gramscope.test.stream')).toHaveText(String(second));
  await monitor.looks('test-stream', app);
  receiver.close();
});

test('a test stream goes on until it is stopped', async ({ monitor }) => {
  const receiver = await Receiver.open();
  const sending = new SendPage(monitor.page);
  await sending.open();
  await sending.choose('Test');
  await sending.to.fill(`127.0.0.1:${receiver.port}`);
  await sending.field('Rate in').selectOption('top speed');
  await sending.send.click();
  await expect(sending.form.getByRole('alert')).toContainText('as fast as the system takes them');
  await sending.form.getByRole('button', { name: 'Do not send' }).click();
  await sending.field('Rate in').selectOption('Mbit/s');
  await sending.field('Rate', { exact: true }).fill('0.5');
  await sending.send.click();
  expect((await receiver.texts(20)).map(numberOf)).toEqual([...Array(20).keys()]);
  await sending.stop.click();
  await expect(sending.sent.first()).toContainText('stopped');
  receiver.close();
});
