import { join } from 'node:path';
import { expect, launch, test } from './support/application';
import { readWithCommand } from './support/command';
import { withFolder } from './support/folders';
import { answerQuestions, answerSaveDialog, choose } from './support/menu';
import { MonitorPage } from './support/monitor-page';
import { Receiver } from './support/receivers';
import { SendPage } from './support/send-page';
import { sendWithBash } from './support/senders';

test('what arrives is recorded from the moment on, and the window says so', async ({
  app,
  monitor,
}) => {
  await withFolder(async (folder) => {
    const { page } = monitor;
    const port = await monitor.listen();
    await sendWithBash(port, 'before');
    await expect(monitor.row('before')).toBeVisible();
    await expect(page.getByText('1 not saved')).toBeVisible();
    const file = join(folder, 'recorded.pcapng');
    await answerSaveDialog(app, file);
    await page.getByRole('button', { name: 'Record…' }).click();
    await expect(page.getByText('Recording recorded.pcapng')).toBeVisible();
    await sendWithBash(port, 'while');
    await expect(monitor.row('while')).toBeVisible();
    await monitor.screenshot('recording');
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await expect(monitor.outcome).toHaveText(`1 datagrams were recorded to ${file}`);
    expect(await readWithCommand(file)).toMatchObject([{ text: 'while' }]);
    await expect(page.getByText('1 not saved')).toBeVisible();
  });
});

test('quitting asks where something would be lost, and not otherwise', async ({ app, monitor }) => {
  await withFolder(async (folder) => {
    const port = await monitor.listen();
    await sendWithBash(port, 'kept');
    await expect(monitor.row('kept')).toBeVisible();
    const asked = await answerQuestions(app, 1);
    await choose(app, 'app.quit');
    await expect
      .poll(asked)
      .toEqual(['Quit without saving? 1 datagram is in no file yet and would be lost.']);
    await expect(monitor.row('kept')).toBeVisible();

    await answerSaveDialog(app, join(folder, 'saved.pcapng'));
    await choose(app, 'file.save');
    await expect(monitor.outcome).toContainText('Saved as');
    await answerSaveDialog(app, join(folder, 'recorded.pcapng'));
    await choose(app, 'file.record');
    await expect(monitor.page.getByText('Recording recorded.pcapng')).toBeVisible();
    await choose(app, 'app.quit');
    await expect
      .poll(asked)
      .toContain('Quit and end the recording? What was recorded stays in its file.');
  });
});

test('quitting and closing ask while something is sent', async () => {
  const { app, window } = await launch();
  const sending = new SendPage(window);
  await sending.open();
  const receiver = await Receiver.open();
  await sending.to.fill(`127.0.0.1:${receiver.port}`);
  await sending.text.fill('again');
  await sending.field('Times').fill('');
  await sending.field('Every (seconds)').fill('0.05');
  await sending.send.click();
  await receiver.texts(2);
  const asked = await answerQuestions(app, 1);
  await choose(app, 'app.quit');
  await choose(app, 'window.close');
  await expect.poll(asked).toHaveLength(2);
  const [onQuitting, onClosing] = await asked();
  expect(onQuitting).toContain('Quit and stop sending?');
  expect(onClosing).toContain('Close the window and stop sending?');
  expect(onClosing).toContain(`sent to 127.0.0.1:${receiver.port}, and more to come.`);
  // It went on meanwhile.
  await receiver.texts(2);
  receiver.close();
  await answerQuestions(app, 0);
  const closed = window.waitForEvent('close');
  await choose(app, 'window.close');
  await closed;
  await app.close();
});

test('a signal ends the application without a question', async () => {
  const { app, window } = await launch();
  const monitor = new MonitorPage(window);
  const port = await monitor.listen();
  await sendWithBash(port, 'not saved');
  await expect(monitor.row('not saved')).toBeVisible();
  await answerQuestions(app, 1);
  const closed = window.waitForEvent('close');
  app.process().kill('SIGTERM');
  await closed;
  await app.close();
});
