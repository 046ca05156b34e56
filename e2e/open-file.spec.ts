import { execFileSync, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, readdirSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { electronBinary, expect, launch, root, test } from './support/application';
import { readWithCommand } from './support/command';
import { makeCorpus, withFolder } from './support/folders';
import { answerOpenDialog, choose } from './support/menu';
import { MonitorPage } from './support/monitor-page';
import { sendWithBash } from './support/senders';

test('a file named on the command line shows the rows that the command prints', async () => {
  await withFolder(async (folder) => {
    makeCorpus(folder);
    const file = join(folder, 'tunnels.pcapng');
    const { app, window, close } = await launch({ files: [file] });
    const monitor = new MonitorPage(window);
    const datagrams = await readWithCommand(file);
    await expect(monitor.log.getByRole('row').nth(1)).toBeVisible();
    for (const { number, src, srcPort, dst, dstPort, ttl, length } of datagrams.slice(0, 10)) {
      const row = monitor.log.locator(`[data-number="${number}"]`);
      await expect(monitor.cell(row, 'Source')).toHaveText(endpoint(src, srcPort));
      await expect(monitor.cell(row, 'Destination')).toHaveText(endpoint(dst, dstPort));
      await expect(monitor.cell(row, 'TTL')).toHaveText(String(ttl));
      await expect(monitor.cell(row, 'Length')).toHaveText(String(length));
    }
    await expect(monitor.page.getByTestId('datagrams')).toHaveText(String(datagrams.length));
    await expect(monitor.page.getByTestId('per-second')).toBeHidden();
    await expect(monitor.file).toContainText('tunnels.pcapng');
    await expect(monitor.form).toBeHidden();
    await expect(window).toHaveTitle('tunnels.pcapng – Gramscope');
    await monitor.looks('file', app);
    await close();
  });
});

function endpoint(host: string, port: number | null): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

test('a file is opened beside the running capture, each window with its own rows', async ({
  app,
  monitor,
}) => {
  await withFolder(async (folder) => {
    makeCorpus(folder);
    const port = await monitor.listen();
    await sendWithBash(port, 'live one');
    await expect(monitor.row('live one')).toBeVisible();
    await answerOpenDialog(app, [join(folder, 'micro-little.pcap')]);
    const opened = app.waitForEvent('window');
    await choose(app, 'file.open');
    const file = new MonitorPage(await opened);
    await expect(file.row('frame 3yyy')).toBeVisible();
    await expect(file.row('live one')).toBeHidden();
    await expect(file.page.getByTestId('datagrams')).toHaveText('30');
    await sendWithBash(port, 'live two');
    await expect(monitor.row('live two')).toBeVisible();
    await expect(monitor.row('frame 3yyy')).toBeHidden();
    // What means nothing in a window of a file is refused there, whatever the page asks for.
    const answer = await file.page.evaluate(() =>
      (
        window as unknown as { gramscope: { call(name: string, input: unknown): unknown } }
      ).gramscope.call('sockets.remove', { id: 1 }),
    );
    expect(answer).toMatchObject({ ok: false, error: { code: 'CALL_INAPPLICABLE' } });
    await file.page.close();
    await sendWithBash(port, 'live three');
    await expect(monitor.row('live three')).toBeVisible();
  });
});

test('the running capture goes on without its window, and comes back by way of the menu', async ({
  app,
  monitor,
}) => {
  await withFolder(async (folder) => {
    makeCorpus(folder);
    const port = await monitor.listen();
    await answerOpenDialog(app, [join(folder, 'micro-little.pcap')]);
    const opened = app.waitForEvent('window');
    await choose(app, 'file.open');
    await expect(new MonitorPage(await opened).row('frame 3yyy')).toBeVisible();
    await monitor.page.close();
    await sendWithBash(port, 'while nobody looked');
    const again = app.waitForEvent('window');
    await choose(app, 'file.live');
    await expect(new MonitorPage(await again).row('while nobody looked')).toBeVisible();
  });
});

test('a damaged file is shown as far as it makes sense, and the damage in words', async () => {
  await withFolder(async (folder) => {
    makeCorpus(folder);
    const file = join(folder, 'damaged.pcapng');
    const bytes = readFileSync(join(folder, 'fragments4.pcapng'));
    // Longer than any of its blocks, so that the lengths of some are hit.
    bytes.fill(0xff, 20_000, 30_000);
    writeFileSync(file, bytes);
    const { app, window, close } = await launch({ files: [file] });
    const monitor = new MonitorPage(window);
    const datagrams = await readWithCommand(file);
    await expect(window.getByTestId('datagrams')).toHaveText(String(datagrams.length));
    await expect(monitor.file).toContainText('damaged.pcapng is damaged at byte');
    await monitor.file.getByText('is damaged at byte').click();
    await expect(monitor.file).toContainText('bytes were passed over');
    await monitor.looks('file-damaged', app);
    await close();
  });
});

test('what is no capture file, and a file that does not exist, each say so', async () => {
  await withFolder(async (folder) => {
    const text = join(folder, 'notes.txt');
    writeFileSync(text, 'these are notes, and no capture\n');
    const missing = join(folder, 'none.pcapng');
    const { app, close } = await launch({ files: [text, missing] });
    await expect.poll(() => app.windows().length).toBe(2);
    for (const page of app.windows()) await page.waitForSelector('[role=alert]');
    const said = await Promise.all(
      app.windows().map((page) => page.getByRole('alert').innerText()),
    );
    const all = said.join('\n');
    expect(all).toContain('notes.txt: it is neither a pcapng nor a pcap file.');
    expect(all).toContain('Cannot read none.pcapng: there is no such file.');
    expect(all).toContain('Check the path.');
    const page = app.windows()[0];
    if (page !== undefined) await new MonitorPage(page).looks('file-failed', app);
    await close();
  });
});

test('rows stand there while a file is still read, and reading can be cancelled', async () => {
  await withFolder(async (folder) => {
    makeCorpus(folder);
    // A pipe is read as long as somebody may write to it.
    const pipe = join(folder, 'pipe.pcap');
    execFileSync('mkfifo', [pipe]);
    const launched = launch({ files: [pipe] });
    const descriptor = openSync(pipe, 'r+');
    writeSync(descriptor, readFileSync(join(folder, 'micro-little.pcap')));
    const { app, window, close } = await launched;
    const monitor = new MonitorPage(window);
    await expect(monitor.row('frame 3yyy')).toBeVisible();
    await expect(monitor.page.getByRole('progressbar')).toBeVisible();
    await monitor.looks('file-read', app);
    await monitor.file.getByRole('button', { name: 'Cancel' }).click();
    await expect(monitor.file).toContainText('Reading was cancelled after');
    await expect(monitor.page.getByRole('progressbar')).toBeHidden();
    await expect(monitor.row('frame 3yyy')).toBeVisible();
    await monitor.looks('file-cancelled', app);
    // A read of a pipe ends only when its writer goes, and no program ends before.
    closeSync(descriptor);
    await close();
  });
});

test('a second start hands its file to the first, and ends', async () => {
  await withFolder(async (folder) => {
    makeCorpus(folder);
    const name = readdirSync(folder).find((file) => file.endsWith('.pcapng')) ?? '';
    const settings = join(folder, 'settings');
    const { app, window, close } = await launch({ settings });
    await expect(new MonitorPage(window).form).toBeVisible();
    const opened = app.waitForEvent('window');
    const second = spawn(electronBinary(), [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--user-data-dir=${settings}`,
      root,
      join(folder, name),
    ]);
    const ended = new Promise((resolve) => second.once('exit', resolve));
    await expect(new MonitorPage(await opened).file).toContainText(name);
    expect(await ended).toBe(0);
    await close();
  });
});
