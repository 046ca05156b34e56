import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/application';
import { readWithCommand } from './support/command';
import { withFolder } from './support/folders';
import { answerSaveDialog, choose } from './support/menu';
import { sendWithBash, sendWithLogger, sendWithLoggerToUnix } from './support/senders';

test('a saved capture holds what logger and bash sent, as the command reads it', async ({
  app,
  monitor,
}) => {
  await withFolder(async (folder) => {
    const port = await monitor.listen();
    await sendWithLogger(port, 'interface eth1 is up');
    await sendWithBash(port, 'hello from bash');
    await expect(monitor.row('hello from bash')).toBeVisible();
    const file = join(folder, 'saved.pcapng');
    writeFileSync(file, 'what the dialog asked to replace');
    await answerSaveDialog(app, file);
    await choose(app, 'file.save');
    await expect(monitor.outcome).toHaveText(`Saved as ${file}`);
    const datagrams = await readWithCommand(file);
    const to = { dst: '127.0.0.1', dstPort: port };
    expect(datagrams).toMatchObject([
      { ...to, number: 1, text: expect.stringContaining('interface eth1 is up') },
      { ...to, number: 2, text: 'hello from bash', length: 15 },
    ]);
    // The log goes on, and so do its rows, which now lie in the file.
    await sendWithBash(port, 'after it was saved');
    await expect(monitor.row('after it was saved')).toBeVisible();
    await expect(monitor.row('interface eth1 is up')).toBeVisible();
    await monitor.looks('saved', app);
    await monitor.page.getByRole('button', { name: 'Close this notice' }).click();
    await expect(monitor.outcome).toBeHidden();
  });
});

test('where several files are made, all are named', async ({ app, monitor }) => {
  await withFolder(async (folder) => {
    const port = await monitor.listen();
    await sendWithBash(port, 'to the port');
    const socket = join(folder, 'log.sock');
    await monitor.form.getByRole('radio', { name: 'Unix' }).check({ force: true });
    await monitor.form.getByRole('textbox', { name: 'Path' }).fill(socket);
    await monitor.listenButton.click();
    await expect(monitor.sockets).toContainText(`unix:${socket}`);
    await sendWithLoggerToUnix(socket, 'to the path');
    await expect(monitor.row('to the path')).toBeVisible();
    await answerSaveDialog(app, join(folder, 'two.pcapng'));
    await choose(app, 'file.save');
    for (const name of ['two.pcapng', 'two.unix.pcapng']) {
      await expect(monitor.outcome).toContainText(join(folder, name));
      expect(readdirSync(folder)).toContain(name);
    }
    await monitor.looks('saved-several', app);
  });
});

test('a capture that cannot be saved says why and what helps, and is kept', async ({
  app,
  monitor,
}) => {
  await withFolder(async (folder) => {
    await answerSaveDialog(app, join(folder, 'empty.pcapng'));
    await choose(app, 'file.save');
    const alert = monitor.page.getByRole('alert');
    await expect(alert).toContainText('There is nothing to save');

    const port = await monitor.listen();
    await sendWithBash(port, 'worth keeping');
    await expect(monitor.row('worth keeping')).toBeVisible();
    await answerSaveDialog(app, join(folder, 'none', 'lost.pcapng'));
    await choose(app, 'file.save');
    await expect(alert).toContainText(`there is no folder ${join(folder, 'none')}`);
    await expect(alert).toContainText('mkdir -p');
    await monitor.looks('not-saved', app);

    const file = join(folder, 'kept.pcapng');
    await answerSaveDialog(app, file);
    await choose(app, 'file.save');
    await expect(monitor.outcome).toHaveText(`Saved as ${file}`);
    expect(readFileSync(file).toString('latin1')).toContain('worth keeping');
  });
});
