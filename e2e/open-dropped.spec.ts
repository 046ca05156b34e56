import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/application';
import { answerDialogs } from './support/dialogs';
import { makeCorpus, withFolder } from './support/folders';
import { MonitorPage } from './support/monitor-page';

test('a capture that is dropped on the window opens in a window of its own', async ({
  app,
  monitor,
}) => {
  await withFolder(async (folder) => {
    makeCorpus(folder);
    const name = readdirSync(folder).find((file) => file.endsWith('.pcapng')) ?? '';
    await expect(monitor.form).toBeVisible();
    const asked = await answerDialogs(app, 'Yes');
    const opened = app.waitForEvent('window');
    const session = await monitor.page.context().newCDPSession(monitor.page);
    const data = { items: [], files: [join(folder, name)], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
    }
    const file = new MonitorPage(await opened);
    await expect(file.file).toContainText(name);
    expect(await asked()).toEqual([`Open ${join(folder, name)}?`]);
    const recent = await app.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()
        ?.items.flatMap(({ submenu }) => submenu?.items ?? [])
        .find(({ label }) => label === 'Open Recent')
        ?.submenu?.items.map(({ label }) => label),
    );
    expect(recent).toContain(join(folder, name));
  });
});

test('a page cannot open a file by a name', async ({ app, monitor }) => {
  await expect(monitor.form).toBeVisible();
  const answer = await monitor.page.evaluate(() =>
    (
      window as unknown as { gramscope: { call: (...all: unknown[]) => Promise<unknown> } }
    ).gramscope.call('files.dropped', { paths: ['/etc/passwd'] }),
  );
  expect(answer).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID' } });
  expect(app.windows()).toHaveLength(1);
});
