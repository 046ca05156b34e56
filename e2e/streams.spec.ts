import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { expect, launch, test } from './support/application';
import { withFolder } from './support/folders';
import { LogPage } from './support/log-page';
import { MonitorPage } from './support/monitor-page';
import { rowBehindLoss, threeStreams, writeAnnouncedFile, writeRtpFile } from './support/rtp-file';
import { sendRtpToGroup } from './support/senders';
import { StreamsPage } from './support/streams-page';

const damaged = '239.1.2.3:5004';
const whole = '239.1.2.4:5006';

interface OpenedFile {
  app: ElectronApplication;
  monitor: MonitorPage;
  log: LogPage;
  streams: StreamsPage;
}

/** Does the work with the streams of a file of which all is known. */
async function withStreams(work: (opened: OpenedFile) => Promise<void>): Promise<void> {
  await withFolder(async (folder) => {
    const file = join(folder, 'rtp.pcap');
    writeRtpFile(file);
    const { app, window, close } = await launch({ files: [file] });
    const monitor = new MonitorPage(window);
    await expect(window.getByTestId('datagrams')).toHaveText(String(threeStreams().length));
    await work({ app, monitor, log: new LogPage(window), streams: new StreamsPage(window) });
    await close();
  });
}

test('streams are listed with what they lost, ordered and found', () =>
  withStreams(async ({ app, monitor, streams }) => {
    await streams.open();
    await expect(streams.count).toHaveText('3 streams');
    const line = streams.stream(damaged);
    await expect(streams.cell(line, 'Source')).toHaveText('10.0.0.7:40000');
    await expect(streams.cell(line, 'Protocol')).toHaveText(/^RTP/u);
    await expect(streams.cell(line, 'Rate')).toHaveText('49/s');
    await expect(streams.cell(line, 'Lost')).toHaveText('4');
    await expect(streams.cell(line, 'Loss')).toHaveText('2 %, loss above its limit');
    await expect(streams.cell(streams.stream(whole), 'Loss')).toHaveText('0 %');

    await streams.stream(whole).click();
    await streams.pick('Datagrams');
    await streams.orderBy('Datagrams');
    await expect(streams.heading('Datagrams')).toHaveAttribute('aria-sort', 'descending');
    await expect.poll(() => streams.column('Datagrams')).toEqual(['196', '100', '10']);
    await streams.orderBy('Datagrams');
    await expect.poll(() => streams.column('Datagrams')).toEqual(['10', '100', '196']);
    await expect(streams.selected()).toContainText(whole);
    await expect(streams.detail.getByRole('heading', { level: 2 })).toHaveText('Stream 2');

    await monitor.page.getByRole('checkbox', { name: 'Multicast' }).check();
    await expect(streams.count).toHaveText('2 of 3 streams');
    await monitor.page.getByRole('checkbox', { name: 'Alarms (1)' }).check();
    await expect(streams.count).toHaveText('1 of 3 streams');
    await streams.find.fill('no such stream');
    await expect(monitor.page.getByText('No stream is like that')).toBeVisible();
    await streams.find.fill('');
    await monitor.looks('streams', app);
  }));

test('the columns that matter are there without scrolling, and others are picked', () =>
  withStreams(async ({ app, monitor, streams }) => {
    await streams.open();
    await expect(streams.count).toHaveText('3 streams');
    await expect(streams.heading('Loss')).toBeInViewport({ ratio: 1 });
    await expect(streams.heading('Jitter')).toBeInViewport({ ratio: 1 });
    await expect.poll(() => streams.overhang()).toBe(0);
    await expect(streams.heading('Datagrams')).toHaveCount(0);
    // One column less needs no more room, although columns that somebody chose are never left out.
    await streams.pick('State');
    await expect(streams.heading('State')).toHaveCount(0);
    await expect.poll(() => streams.overhang()).toBe(0);
    await streams.pick('State');
    await monitor.looks('streams-narrow', app);
    await expect(streams.heading('Loss')).toBeInViewport({ ratio: 1 });
    await expect.poll(() => streams.overhang()).toBe(0);

    await streams.pick('Datagrams');
    await expect(streams.cell(streams.stream(damaged), 'Datagrams')).toHaveText('196');
    await streams.pick('Loss');
    await expect(streams.heading('Loss')).toHaveCount(0);
    await monitor.page.reload();
    await expect(streams.cell(streams.stream(damaged), 'Datagrams')).toHaveText('196');
    await expect(streams.heading('Loss')).toHaveCount(0);
    await streams.heading('Datagrams').getByRole('button').focus();
    await monitor.page.keyboard.press('ArrowLeft');
    await monitor.page.keyboard.press('Enter');
    await expect(streams.heading('Activity')).toHaveAttribute('aria-sort', 'descending');
  }));

test('a lost place leads to its datagram, and a stream to all of its own', () =>
  withStreams(async ({ app, monitor, log, streams }) => {
    await streams.open();
    await expect(streams.count).toHaveText('3 streams');
    await streams.orderBy('Lost');
    await streams.grid.focus();
    await monitor.page.keyboard.press('ArrowDown');
    await monitor.page.keyboard.press('Enter');
    await expect(streams.figure('Sequence', 'Lost')).toHaveText('4 (2 %), loss above its limit');
    await expect(streams.figure('Sequence', 'Expected')).toHaveText('200');
    await expect(streams.figure('RTP', 'SSRC')).toHaveText('0x0000beef');
    await monitor.looks('stream-detail', app);
    await expectAccessible(monitor.page);

    // The window is narrow now, and shows one part at a time.
    await streams.detail.getByRole('radio', { name: 'What Happened' }).check({ force: true });
    await expectAccessible(monitor.page);
    await streams.detail.getByRole('radio', { name: 'Losses' }).check({ force: true });
    await expect(streams.events.getByRole('option')).toHaveCount(2);
    await streams.event(/3 packets/u).click();
    const row = String(rowBehindLoss());
    await expect(log.active()).toHaveAttribute('data-number', row);
    await expect(monitor.detail).toContainText(`Datagram ${row}`);

    await monitor.page.keyboard.press('F4');
    await expect(log.active()).not.toHaveAttribute('data-number', row);
    await monitor.page.keyboard.press('Shift+F4');
    await expect(log.active()).toHaveAttribute('data-number', row);

    await streams.open();
    await expect(streams.selected()).toContainText(damaged);
    await streams.detail.getByRole('button', { name: 'Show These Datagrams' }).click();
    await expect(monitor.filterProgress).toContainText('196 of 306');
  }));

test('the log stays as it was while streams are shown', () =>
  withStreams(async ({ monitor, log, streams }) => {
    await log.press('End', 'PageUp', 'ArrowUp', 'ArrowUp');
    const selected = await log.active().getAttribute('data-number');
    const box = await log.active().boundingBox();
    await streams.open();
    await expect(streams.count).toHaveText('3 streams');
    await expect(log.grid).toHaveCount(0);
    await streams.grid.press('Escape');
    await expect(log.active()).toHaveAttribute('data-number', String(selected));
    await expect.poll(() => log.active().boundingBox()).toEqual(box);
    await streams.view.getByRole('radio', { name: 'Streams' }).check({ force: true });
    await expect(streams.grid).toBeVisible();
    await monitor.page.keyboard.press('ControlOrMeta+9');
    await expect(log.grid).toBeFocused();
  }));

test('the streams of a running capture follow it', async ({ app, monitor }) => {
  const streams = new StreamsPage(monitor.page);
  const group = '239.255.77.9';
  const port = await monitor.listen({ address: `${group}%lo` });
  await streams.open();
  await expect(monitor.page.getByText('No streams yet')).toBeVisible();
  const numbers = Array.from({ length: 100 }, (_, at) => at);
  const dynamic = 96;
  await sendRtpToGroup(
    group,
    port,
    numbers.filter((at) => at < 40 || at > 44),
    dynamic,
  );
  const line = streams.stream(`${group}:${port}`);
  await expect(streams.cell(line, 'Lost')).toHaveText('5');
  await expect(streams.cell(line, 'Interface')).toHaveText('lo');
  await sendRtpToGroup(
    group,
    port,
    numbers.filter((at) => at !== 50).map((at) => 100 + at),
    dynamic,
  );
  await expect(streams.cell(line, 'Lost')).toHaveText('6');
  await streams.pick('Datagrams');
  await expect(streams.cell(line, 'Datagrams')).toHaveText('194');

  await expect(streams.cell(line, 'Jitter')).toHaveText('');
  await line.click({ button: 'right' });
  await streams.menu.getByRole('menuitem', { name: 'Clock rate…' }).click();
  const dialog = monitor.page.getByRole('dialog', { name: 'Clock rate' });
  await dialog.getByRole('textbox', { name: 'Units a second' }).fill('8000');
  await monitor.looks('streams-clock', app);
  await expectAccessible(monitor.page);
  await dialog.getByRole('button', { name: 'Measure by It' }).click();
  await expect(streams.cell(line, 'Jitter')).toHaveText(/ms/u);
  await expect(streams.cell(line, 'Datagrams')).toHaveText('194');
});

test('a stream of a file is measured by the clock rate that the file announces', () =>
  withFolder(async (folder) => {
    const file = join(folder, 'announced.pcap');
    writeAnnouncedFile(file);
    const { window, close } = await launch({ files: [file] });
    const streams = new StreamsPage(window);
    await expect(window.getByTestId('datagrams')).toHaveText('101');
    await streams.open();
    const line = streams.stream('239.1.2.5:5004');
    await expect(streams.cell(line, 'Jitter')).toHaveText(/ms/u);
    await line.click();
    await expect(streams.figure('RTP', 'Clock')).toHaveText('8,000 Hz');
    await close();
  }));

test('streams are analysed no more where nobody needs them, and again on request', () =>
  withStreams(async ({ app, monitor, streams }) => {
    const { page } = monitor;
    await monitor.filter.fill('gramscope.stream == 1');
    await monitor.filter.press('Enter');
    await expect(monitor.filterProgress).toContainText('196 of 306');
    await streams.open();
    await expect(streams.count).toHaveText('3 streams');
    await page.getByRole('button', { name: 'Stop Analysing' }).click();
    await expect(page.getByText('A filter or an alert rule asks about streams')).toBeVisible();
    await page.keyboard.press('ControlOrMeta+9');
    await monitor.filter.fill('');
    await monitor.filter.press('Enter');
    await expect(monitor.filterProgress).toHaveCount(0);
    await streams.open();
    await page.getByRole('button', { name: 'Stop Analysing' }).click();
    await expect(page.getByText('Streams are not analysed')).toBeVisible();
    await expect(streams.count).toHaveText('0 streams');
    await monitor.looks('streams-ended', app);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Analyse Streams' }).click();
    await expect(streams.cell(streams.stream(damaged), 'Lost')).toHaveText('4');
  }));

test('limits of alarms are what the settings say', () =>
  withStreams(async ({ monitor, streams }) => {
    await streams.open();
    await expect(streams.cell(streams.stream(damaged), 'Loss')).toContainText('above its limit');
    await monitor.page.getByRole('button', { name: 'Limits…' }).click();
    const limit = monitor.page.getByRole('textbox', { name: 'Loss, in per cent' });
    await limit.fill('101');
    await expect(monitor.page.getByText('Write a number from 0 to 100')).toBeVisible();
    await limit.fill('5');
    await limit.press('Enter');
    await expectAccessible(monitor.page);
    await monitor.page.getByRole('button', { name: 'Close', exact: true }).click();
    await expect(streams.cell(streams.stream(damaged), 'Loss')).toHaveText('2 %');
  }));
