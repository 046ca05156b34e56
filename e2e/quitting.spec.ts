import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, launch, test } from './support/application';
import { writeNumberedCapture } from './support/captures';
import { readWithCommand } from './support/command';
import { withFolder } from './support/folders';
import { answerQuestions, answerSaveDialog, choose } from './support/menu';
import { MonitorPage } from './support/monitor-page';
import { descendants, stillRunning } from './support/processes';
import { Receiver } from './support/receivers';
import { ReplayPanel } from './support/replay-panel';
import { SendPage } from './support/send-page';
import { sendWithBash } from './support/senders';

/** What the answers are, by the places of their buttons. */
const quit = 0;
const cancel = 1;
const saveAndQuit = 2;

/** Has it send a text every 20 ms until somebody ends that, and waits for the first ones. */
async function repeat(window: Page, text: string, receiver: Receiver): Promise<void> {
  const sending = new SendPage(window);
  await sending.open();
  await sending.to.fill(`127.0.0.1:${receiver.port}`);
  await sending.text.fill(text);
  await sending.field('Times').fill('');
  await sending.field('Every (seconds)').fill('0.02');
  await sending.send.click();
  await receiver.texts(2);
}

/** Has the file that a window shows played for ever, and waits for the first datagrams. */
async function replayForEver(window: Page, receiver: Receiver): Promise<void> {
  const panel = new ReplayPanel(window);
  await panel.open();
  await panel.sendAllTo(`127.0.0.1:${receiver.port}`);
  await panel.choose('Spacing', 'pps');
  await panel.fill('Datagrams a second', '100');
  await panel.form.getByRole('checkbox', { name: 'For ever' }).check();
  await panel.start();
  await receiver.texts(2);
}

/**
 * Only what the test itself sends arrives from now on. Loopback keeps the order, so that what was under way
 * before comes first.
 */
async function expectSilence(receiver: Receiver): Promise<void> {
  await sendWithBash(receiver.port, 'begin');
  while ((await receiver.texts(1))[0] !== 'begin');
  const texts = ['1', '2', '3', '4', '5'];
  for (const text of texts) await sendWithBash(receiver.port, text);
  expect(await receiver.texts(texts.length)).toEqual(texts);
}

/** Does what ends the application, and waits until none of its processes is left. */
async function expectEnd(app: ElectronApplication, end: () => unknown): Promise<void> {
  const child = app.process();
  const below = descendants(child.pid ?? 0);
  expect(below).not.toEqual([]);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await end();
  await ended;
  await expect.poll(() => stillRunning(below)).toEqual([]);
}

test('a replay goes on while it is asked about, and ends when the answer is to quit', async () => {
  await withFolder(async (folder) => {
    const file = join(folder, 'ten.pcap');
    writeNumberedCapture(file, 10);
    const receiver = await Receiver.open();
    const { app, window } = await launch({ files: [file] });
    await replayForEver(window, receiver);
    const asked = await answerQuestions(app, cancel);
    await choose(app, 'app.quit');
    await expect.poll(asked).toEqual([expect.stringContaining('Quit and stop sending?')]);
    expect((await asked())[0]).toContain('A replay of ten.pcap is under way: ');
    await receiver.texts(20);
    // It was asked in the window whose replay it is, and no other one opened for that.
    expect(app.windows()).toHaveLength(1);
    await answerQuestions(app, quit);
    await expectEnd(app, () => choose(app, 'app.quit'));
    await expectSilence(receiver);
    receiver.close();
  });
});

test('a replay ends with its window, also where the application goes on', async () => {
  await withFolder(async (folder) => {
    const file = join(folder, 'ten.pcap');
    writeNumberedCapture(file, 10);
    const receiver = await Receiver.open();
    const { app, window, close } = await launch({ files: [file] });
    await replayForEver(window, receiver);
    const live = app.waitForEvent('window');
    await choose(app, 'file.live');
    await expect((await live).getByRole('form', { name: 'New socket' })).toBeVisible();
    const asked = await answerQuestions(app, cancel);
    const keys = () => window.keyboard.press('Control+w');
    await keys();
    await expect.poll(asked).toEqual([expect.stringContaining('Close the window')]);
    await receiver.texts(20);
    await answerQuestions(app, quit);
    const closed = window.waitForEvent('close');
    await keys().catch(() => undefined);
    await closed;
    await expectSilence(receiver);
    await close();
    receiver.close();
  });
});

test('a repeated message and a recording end with the application, and what was received is saved before', async () => {
  await withFolder(async (folder) => {
    const recorded = join(folder, 'recorded.pcapng');
    const saved = join(folder, 'saved.pcapng');
    const { app, window } = await launch();
    const monitor = new MonitorPage(window);
    const port = await monitor.listen();
    await sendWithBash(port, 'before');
    await expect(monitor.row('before')).toBeVisible();
    await answerSaveDialog(app, recorded);
    await choose(app, 'file.record');
    await expect(window.getByText('Recording recorded.pcapng')).toBeVisible();
    const receiver = await Receiver.open();
    await repeat(window, 'again', receiver);

    const asked = await answerQuestions(app, cancel);
    await choose(app, 'app.quit');
    await expect.poll(asked).toHaveLength(1);
    expect((await asked())[0]).toContain('Quit, end the recording and stop sending?');
    expect((await asked())[0]).toContain('1 datagram is in no file yet and would be lost.');
    expect((await asked())[0]).toContain(`What was recorded stays in ${recorded}.`);
    expect((await asked())[0]).toContain(`sent to 127.0.0.1:${receiver.port}, and more to come.`);
    await receiver.texts(5);
    await sendWithBash(port, 'while');
    await expect(monitor.row('while')).toBeVisible();

    await answerQuestions(app, saveAndQuit);
    await answerSaveDialog(app, saved);
    await expectEnd(app, () => choose(app, 'app.quit'));
    await expectSilence(receiver);
    receiver.close();
    // Each is in one of the two, so that nothing is lost and nothing kept twice.
    expect(await readWithCommand(saved)).toMatchObject([{ text: 'before' }]);
    expect(await readWithCommand(recorded)).toMatchObject([{ text: 'while' }]);
  });
});

test('who does not say where to save stays, and who has saved is not asked', async () => {
  await withFolder(async (folder) => {
    const { app, window } = await launch();
    const monitor = new MonitorPage(window);
    const port = await monitor.listen();
    await sendWithBash(port, 'kept');
    await expect(monitor.row('kept')).toBeVisible();
    const asked = await answerQuestions(app, saveAndQuit);
    // As if the dialog had been cancelled.
    await answerSaveDialog(app, '');
    await choose(app, 'app.quit');
    await expect
      .poll(asked)
      .toEqual(['Quit without saving? 1 datagram is in no file yet and would be lost.']);
    await expect(monitor.row('kept')).toBeVisible();
    await answerSaveDialog(app, join(folder, 'saved.pcapng'));
    await choose(app, 'file.save');
    await expect(monitor.outcome).toContainText('Saved as');
    // What would be answered to a question is to stay.
    await answerQuestions(app, cancel);
    await expectEnd(app, () => choose(app, 'app.quit'));
  });
});

test('a signal ends the application without a question, and all that it sends', async () => {
  const { app, window } = await launch();
  const monitor = new MonitorPage(window);
  const port = await monitor.listen();
  await sendWithBash(port, 'not saved');
  await expect(monitor.row('not saved')).toBeVisible();
  const receiver = await Receiver.open();
  await repeat(window, 'again', receiver);
  await answerQuestions(app, cancel);
  await expectEnd(app, () => app.process().kill('SIGTERM'));
  await expectSilence(receiver);
  receiver.close();
});
