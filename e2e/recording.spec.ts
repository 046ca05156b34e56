import { join } from 'node:path';
import { expect, test } from './support/application';
import { readWithCommand } from './support/command';
import { withFolder } from './support/folders';
import { answerSaveDialog } from './support/menu';
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
