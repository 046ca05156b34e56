import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './support/accessibility';
import { expect, launch, test } from './support/application';
import { makeCorpus, withFolder } from './support/folders';
import { LogPage } from './support/log-page';
import { answerSaveDialog, choose } from './support/menu';
import { MonitorPage } from './support/monitor-page';
import { flood, sendWithBash } from './support/senders';

/** What is kept beside a capture file; nothing before it has been written. */
function marksBeside(file: string): unknown {
  const path = `${file}.marks.json`;
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).marks : [];
}

test('rows are marked, commented on, and gone to', async ({ monitor, app }) => {
  const log = new LogPage(monitor.page);
  const port = await monitor.listen();
  await sendWithBash(port, 'first');
  await flood({ port, total: 500, perSecond: 20_000 }).sent;
  await sendWithBash(port, 'last');
  await expect(monitor.row('last')).toBeVisible();

  await monitor.row('last').click();
  await log.press('m');
  await expect(log.active()).toContainText('Marked');
  await log.press('Home', 'Shift+M');
  // It has the keyboard at once.
  await expect(monitor.page.getByRole('textbox', { name: 'Comment' })).toBeFocused();
  await monitor.page.keyboard.type('where it began');
  await monitor.page.keyboard.press('Enter');
  await expect(log.active()).toContainText('where it began');

  await log.press('Alt+ArrowDown');
  await expect(log.active()).toContainText('last');
  await log.press('Alt+ArrowUp');
  await expect(log.active()).toContainText('first');
  await log.press('Control+Shift+M');
  await expect(log.marks.getByRole('listitem')).toHaveCount(2);
  await monitor.looks('marks', app);
  await expectAccessible(monitor.page);
  await log.marks.getByRole('button', { name: /^502/u }).click();
  await expect(log.active()).toContainText('last');
  await log.press('m');
  await expect(log.active()).not.toContainText('Marked');
});

test('marks of a file are there again when it is opened again', async () => {
  await withFolder(async (folder) => {
    makeCorpus(folder);
    const file = join(folder, 'micro-little.pcap');
    const first = await launch({ files: [file] });
    const log = new LogPage(first.window);
    await expect(log.grid.getByRole('row').nth(2)).toBeVisible();
    await log.press('ArrowDown', 'ArrowDown', 'Shift+M');
    await first.window.getByRole('textbox', { name: 'Comment' }).fill('odd one');
    await first.window.keyboard.press('Enter');
    await expect(log.active()).toContainText('odd one');
    await expect.poll(() => marksBeside(file)).toMatchObject([{ number: 2, comment: 'odd one' }]);
    await first.close();

    const second = await launch({ files: [file] });
    const again = new LogPage(second.window);
    await expect(again.grid).toContainText('odd one');
    await second.close();

    writeFileSync(`${file}.marks.json`, '{"version":1,"marks":[{"number":"<script>"}]}');
    const third = await launch({ files: [file] });
    await expect(third.window.getByRole('alert').first()).toContainText('cannot be read');
    await third.close();
    expect(readFileSync(`${file}.marks.json`, 'utf8')).toContain('<script>');
  });
});

test('marks of a running capture go beside the file that it is saved as', async ({
  monitor,
  app,
}) => {
  await withFolder(async (folder) => {
    const log = new LogPage(monitor.page);
    const port = await monitor.listen();
    for (const text of ['one', 'two', 'three']) await sendWithBash(port, text);
    await monitor.row('two').click();
    await log.press('m');
    await expect(log.active()).toContainText('Marked');
    const file = join(folder, 'kept.pcapng');
    await answerSaveDialog(app, file);
    await monitor.page.keyboard.press('Control+s');
    await expect(monitor.outcome).toContainText('Saved as');
    await expect.poll(() => marksBeside(file)).toMatchObject([{ number: 2 }]);
    const opened = await launch({ files: [file] });
    await expect(new MonitorPage(opened.window).row('two')).toContainText('Marked');
    await opened.close();
  });
});

test('marks of what was recorded go beside the recording when it ends', async ({
  monitor,
  app,
}) => {
  await withFolder(async (folder) => {
    const log = new LogPage(monitor.page);
    const port = await monitor.listen();
    await sendWithBash(port, 'before it began');
    await expect(monitor.row('before it began')).toBeVisible();
    const file = join(folder, 'recorded.pcapng');
    await answerSaveDialog(app, file);
    await choose(app, 'file.record');
    await expect(monitor.page.getByText('Recording recorded.pcapng')).toBeVisible();
    for (const text of ['one', 'two']) await sendWithBash(port, text);
    await monitor.row('two').click();
    await log.press('Shift+M');
    await monitor.page.getByRole('textbox', { name: 'Comment' }).fill('of the recording');
    await monitor.page.keyboard.press('Enter');
    await expect(log.active()).toContainText('of the recording');
    await choose(app, 'file.stop-recording');
    await expect(monitor.outcome).toContainText('2 datagrams were recorded');
    await expect
      .poll(() => marksBeside(file))
      .toMatchObject([{ number: 2, comment: 'of the recording' }]);
  });
});
