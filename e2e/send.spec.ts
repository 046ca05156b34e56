import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './support/accessibility';
import { expect, launch, test as base } from './support/application';
import { withFolder } from './support/folders';
import { answerOpenDialog } from './support/menu';
import { Receiver } from './support/receivers';
import { SendPage } from './support/send-page';
import { sendWithBash } from './support/senders';

const test = base.extend<{ sending: SendPage; receiver: Receiver }>({
  sending: async ({ monitor }, use) => {
    const sending = new SendPage(monitor.page);
    await sending.open();
    await use(sending);
  },
  // Playwright insists on a destructured first parameter.
  // oxlint-disable-next-line no-empty-pattern
  receiver: async ({}, use) => {
    const receiver = await Receiver.open();
    await use(receiver);
    receiver.close();
  },
});

test('text goes out with its escapes and placeholders, as often as wanted', async ({
  sending,
  receiver,
}) => {
  await sending.to.fill(`127.0.0.1:${receiver.port}`);
  await sending.text.fill(String.raw`n {counter:08} {{\xff\t`);
  await expect(sending.form).toContainText('8 bytes');
  await expect(sending.form).toContainText('6e 20 30 38 20 7b ff 09');
  await sending.field('Times').fill('3');
  await sending.field('Every (seconds)').fill('0.01');
  await sending.text.press('Control+Enter');
  expect(await receiver.texts(3)).toEqual(['n 08 {ÿ\t', 'n 09 {ÿ\t', 'n 10 {ÿ\t']);
  await expect(sending.sent.first()).toContainText(`127.0.0.1:${receiver.port}`);
  await expect(sending.sent.first()).toContainText('24 B');
});

test('what is wrong in the payload is shown at its place', async ({ sending, monitor, app }) => {
  await sending.text.fill(String.raw`first\nsecond \q`);
  await expect(sending.form).toContainText(String.raw`"\q" is no escape.`);
  await expect(sending.form.locator('mark')).toHaveText(String.raw`\q`);
  await sending.text.fill('{conter}');
  await expect(sending.form.locator('mark')).toHaveText('{conter}');
  await sending.choose('Hex');
  await sending.hex.fill('0x48, 0x6g');
  await expect(sending.form).toContainText('"g" is no digit.');
  await monitor.looks('send-problem', app);
});

test('hexadecimal digits are taken as they are pasted', async ({ sending, receiver }) => {
  await sending.to.fill(`127.0.0.1:${receiver.port}`);
  await sending.choose('Hex');
  await sending.hex.fill('00000000: 6865 780a                                hex.');
  await sending.send.click();
  expect(await receiver.texts(1)).toEqual(['hex\n']);
});

test('a file is chosen by name, and its content sent', async ({ app, sending, receiver }) => {
  await withFolder(async (folder) => {
    const file = join(folder, 'payload.bin');
    writeFileSync(file, 'from a file');
    await answerOpenDialog(app, [file]);
    await sending.to.fill(`127.0.0.1:${receiver.port}`);
    await sending.choose('File');
    await sending.send.click();
    await expect(sending.form).toContainText('Choose the file');
    await sending.form.getByRole('button', { name: 'Choose a file…' }).click();
    await expect(sending.form).toContainText('payload.bin, 11 bytes');
    await sending.send.click();
    expect(await receiver.texts(1)).toEqual(['from a file']);
  });
});

test('a socket of the capture sends as well', async ({ monitor, sending, receiver }) => {
  const port = await monitor.listen();
  await sending.to.fill(`127.0.0.1:${receiver.port}`);
  await sending.text.fill('from a socket');
  await sending.field('From').selectOption(`udp://127.0.0.1:${port}`);
  await expect(sending.form).toContainText('those of the socket');
  await sending.send.click();
  expect(await receiver.arrivals(1)).toEqual([{ text: 'from a socket', sourcePort: port }]);
  await expect(sending.sent.first()).toContainText(`from udp://127.0.0.1:${port}`);
});

test('a group is reached by the interface that is chosen', async ({ sending }) => {
  const receiver = await Receiver.open({ group: '239.255.77.9' });
  await sending.to.fill(`239.255.77.9:${receiver.port}`);
  await sending.field('Interface').focus();
  await sending.field('Interface').selectOption({ value: 'lo' });
  await sending.text.fill('to the group');
  await sending.send.click();
  expect(await receiver.texts(1)).toEqual(['to the group']);
  receiver.close();
});

test('a repetition goes on until Escape', async ({ sending, receiver }) => {
  await sending.to.fill(`127.0.0.1:${receiver.port}`);
  await sending.text.fill('tick');
  await sending.field('Times').fill('');
  await sending.field('Every (seconds)').fill('0.02');
  await sending.send.click();
  expect(await receiver.texts(3)).toHaveLength(3);
  await sending.text.press('Escape');
  await expect(sending.sent.first()).toContainText('stopped');
});

test('that nobody listens is told with what to do', async ({ sending, receiver }) => {
  receiver.close();
  await sending.to.fill(`127.0.0.1:${receiver.port}`);
  await sending.send.click();
  const failure = sending.sent.first();
  await expect(failure).toContainText('nobody listens at that port');
  await failure.getByText('nobody listens').click();
  await expect(failure).toContainText('Start the program that listens there');
});

test('nothing leaves for elsewhere before it is agreed to', async ({ app, monitor, sending }) => {
  await sending.to.fill('198.51.100.1:514');
  await sending.send.click();
  const alert = sending.form.getByRole('alert');
  await monitor.looks('send-concern', app);
  await expect(alert).toContainText('1 datagram leaves for an address outside this machine');
  await sending.form.getByRole('button', { name: 'Do not send' }).click();
  await expect(alert).toHaveCount(0);
  await expect(sending.sent).toHaveCount(0);
});

test('messages are kept under their names, also when the application is started anew', async () => {
  await withFolder(async (settings) => {
    const first = await launch({ settings });
    const before = new SendPage(first.window);
    await before.open();
    await before.text.fill('kept');
    await before.page.getByRole('button', { name: 'Save…' }).click();
    await before.naming.getByLabel('Name').fill('One');
    await before.naming.getByLabel('Name').press('Enter');
    await expect(before.library).toHaveValue('One');
    await before.page.getByRole('button', { name: 'Save…' }).click();
    await before.naming.getByLabel('Name').fill('Two');
    await before.naming.getByRole('button', { name: 'Rename' }).click();
    await expect(before.library.getByRole('option')).toHaveText(['New message', 'Two']);
    await first.app.close();

    const second = await launch({ settings });
    const after = new SendPage(second.window);
    await after.form.waitFor();
    await after.library.selectOption('Two');
    await expect(after.text).toHaveValue('kept');
    await after.page.getByRole('button', { name: 'Remove' }).click();
    await expect(after.library.getByRole('option')).toHaveText(['New message']);
    await second.close();
  });
});

test('the tool has no barrier, and looks as it should', async ({
  app,
  monitor,
  sending,
  receiver,
}) => {
  await sending.to.fill(`127.0.0.1:${receiver.port}`);
  await sending.send.click();
  await receiver.texts(1);
  await sending.to.fill('/nowhere/log.sock');
  await sending.send.click();
  await expect(sending.sent).toHaveCount(2);
  await sending.to.fill('239.255.77.9:5000');
  await expectAccessible(monitor.page);
  await monitor.looks('send', app);
  await sending.sent.last().scrollIntoViewIfNeeded();
  await monitor.looks('send-list', app);
});

test('a datagram that came becomes a message to its sender', async ({ monitor }) => {
  const port = await monitor.listen();
  await sendWithBash(port, String.raw`back\slash`);
  await monitor.row('back').click();
  const source = await monitor.cell(monitor.row('back'), 'Source').innerText();
  await monitor.detail.getByRole('button', { name: 'Reply…' }).click();
  const sending = new SendPage(monitor.page);
  await expect(sending.to).toHaveValue(source.replaceAll(/\s/gu, ''));
  await expect(sending.text).toHaveValue(String.raw`back\\slash`);
  await expect(sending.library).toHaveValue('Datagram 1');
});
