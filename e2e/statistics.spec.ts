import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { expect, launch, test } from './support/application';
import { copied } from './support/clipboard';
import { withFolder } from './support/folders';
import { MonitorPage } from './support/monitor-page';
import { flood } from './support/senders';
import { StatisticsPanel } from './support/statistics-panel';
import { busyMinute, writeSyslogFile } from './support/syslog-file';

interface Minute {
  app: ElectronApplication;
  monitor: MonitorPage;
  statistics: StatisticsPanel;
}

/** Does the work with the statistics of a file that holds a busy minute. */
async function withMinute(work: (minute: Minute) => Promise<void>): Promise<void> {
  await withFolder(async (folder) => {
    const file = join(folder, 'minute.pcap');
    writeSyslogFile(file, busyMinute());
    const { app, window, close } = await launch({ files: [file] });
    const monitor = new MonitorPage(window);
    await expect(monitor.page.getByTestId('datagrams')).toHaveText('700');
    const statistics = new StatisticsPanel(window);
    await statistics.open();
    await expect(statistics.summary).toContainText('700');
    await work({ app, monitor, statistics });
    await close();
  });
}

function lengthOf(severity: number | null, text: string): number {
  return severity === null ? text.length : text.length + 5;
}

test('statistics tell who talks how much, by whatever is asked for', () =>
  withMinute(async ({ app, monitor, statistics }) => {
    await expect
      .poll(() => statistics.counts())
      .toEqual([
        ['10.0.0.1', '200'],
        ['10.0.0.2', '200'],
        ['10.0.0.3', '200'],
        ['10.0.0.4', '100'],
      ]);
    await expect(statistics.panel).toContainText('28.6 %');
    const bytes = busyMinute().reduce(
      (sum, { severity, text }) => sum + lengthOf(severity, text),
      0,
    );
    await expect(statistics.summary).toContainText(`${(bytes / 1000).toPrecision(3)} kB`);
    await monitor.looks('statistics', app);

    await statistics.choose('By', 'Destination port');
    await expect(statistics.largest).toContainText('514');
    await expect
      .poll(() => statistics.counts())
      .toEqual([
        ['514', '580'],
        ['9999', '120'],
      ]);
    await statistics.choose('By', 'Severity');
    await expect(statistics.largest).toContainText('no severity');
    await expect
      .poll(() => statistics.counts())
      .toEqual([
        ['info', '540'],
        ['err', '100'],
        ['no severity', '60'],
      ]);
    await monitor.looks('statistics-severity', app);
    await expectAccessible(monitor.page);
    await statistics.choose('By', 'Destination');
    await expect(statistics.largest).toContainText('10.0.1.1');
    await statistics.choose('Of', 'Last minute');
    await expect(statistics.summary).toContainText('700');
  }));

test('a group leads to its datagrams, and the statistics are those of what is shown', () =>
  withMinute(async ({ monitor, statistics }) => {
    await statistics.largest.getByRole('button', { name: '10.0.0.4' }).click();
    await expect(monitor.filter).toHaveValue('ip.src == 10.0.0.4');
    await expect(monitor.filterProgress).toContainText('100 of 700');
    await expect(statistics.summary).not.toContainText('700');
    await expect.poll(() => statistics.groups()).toHaveLength(1);
    await statistics.choose('Of', 'Whole log');
    await expect(statistics.summary).toContainText('700');
  }));

test('a point of the chart leads to its rows, by pointer and by keys', () =>
  withMinute(async ({ monitor, statistics }) => {
    const chart = statistics.chart(/^Datagrams a second over time, by source$/u);
    const over = chart.locator('.u-over');
    const box = await over.boundingBox();
    await over.click({ position: { x: (box?.width ?? 0) / 2 + 2, y: 20 } });
    await expect(monitor.row(/burst \d/u).first()).toBeInViewport();

    await statistics.panel.getByText('Over time as a table').click();
    const cells = statistics.panel.getByRole('button', { name: /^\d\d:\d\d:\d\d\.\d{6}$/u });
    await expect(cells).toHaveCount(120);
    await cells.first().press('Enter');
    await expect(monitor.row(/even 0$/u)).toBeInViewport();
  }));

test('lines can be hidden, histograms have tables, and all of it can be copied', () =>
  withMinute(async ({ app, statistics }) => {
    const line = statistics.panel.getByRole('checkbox', { name: 'Line of 10.0.0.4' });
    await line.uncheck({ force: true });
    await expect(line).not.toBeChecked();
    await statistics.panel.getByText('Intervals as a table').click();
    // All between bursts come 100 ms apart.
    const interval = statistics.panel.getByRole('row', { name: /^100 ms to 200 ms/u });
    await expect(interval).toBeVisible();
    await statistics.panel.getByText('Sizes as a table').click();
    await expectAccessible(statistics.page);
    await statistics.panel.getByRole('button', { name: 'Copy CSV: Largest sources' }).click();
    await expect(statistics.panel.getByText('Copied')).toBeVisible();
    const table = await copied(app);
    expect(table).toMatch(/^source,datagrams,bytes\r?\n10\.0\.0\.1,200,/u);
    expect(table).toMatch(/all,700,\d+\r?\n$/u);
  }));

test('the statistics of a running capture follow it', async ({ app, monitor }) => {
  const statistics = new StatisticsPanel(monitor.page);
  await statistics.open();
  await expect(statistics.panel).toContainText('No datagrams to count.');
  const port = await monitor.listen();
  await flood({ port, total: 3000, perSecond: 5000 }).sent;
  await expect(statistics.summary).toContainText('3,000');
  await statistics.choose('By', 'Socket');
  await expect(statistics.largest).toContainText(`udp://127.0.0.1:${port}`);
  await monitor.looks('statistics-live', app);
});
