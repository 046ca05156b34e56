import { join } from 'node:path';
import { expectAccessible } from './support/accessibility';
import { expect, launch, test } from './support/application';
import { DensityStrip } from './support/density-strip';
import { withFolder } from './support/folders';
import { MonitorPage } from './support/monitor-page';
import { sendWithBash } from './support/senders';
import { busyMinute, writeSyslogFile } from './support/syslog-file';

/** Does the work with the window of a file that holds a busy minute. */
async function withMinute(
  work: (
    monitor: MonitorPage,
    density: DensityStrip,
    looks: (name: string) => Promise<void>,
  ) => Promise<void>,
): Promise<void> {
  await withFolder(async (folder) => {
    const file = join(folder, 'minute.pcap');
    writeSyslogFile(file, busyMinute());
    const { app, window, close } = await launch({ files: [file] });
    const monitor = new MonitorPage(window);
    const density = new DensityStrip(window);
    await expect(monitor.page.getByTestId('datagrams')).toHaveText('700');
    await expect(density.slider).toBeVisible();
    await work(monitor, density, (name) => monitor.looks(name, app));
    await close();
  });
}

test('a click goes to the rows of a time', () =>
  withMinute(async (monitor, density, looks) => {
    await looks('density');
    await density.click(0.5);
    // The upper row is the first one since then, about half a minute from the beginning.
    await expect(monitor.row(/burst \d/u).first()).toBeInViewport();
    await expect(monitor.row('even 0')).toBeHidden();
    await density.click(0.001);
    await expect(monitor.row(/even 0$/u)).toBeInViewport();
  }));

test('dragging selects times, which stand in the filter and can be given up', () =>
  withMinute(async (monitor, density, looks) => {
    // Escape ends a selection that is being made.
    await density.drag(0.2, 0.4);
    await monitor.page.keyboard.press('Escape');
    await monitor.page.mouse.up();
    await expect(monitor.filter).toHaveValue('');

    await density.drag(0.49, 0.53);
    await expect(density.strip).toContainText(/datagrams: 100 error, \d+ info, \d+ no severity/u);
    await looks('density-selecting');
    await expectAccessible(monitor.page);
    await monitor.page.mouse.up();
    await expect(monitor.filter).toHaveValue(/^frame\.time >= ".*" and frame\.time < ".*"$/u);
    await expect(monitor.filterProgress).toContainText(/^1[12]\d of 700/u);
    await expect(monitor.row(/burst 0$/u)).toBeVisible();

    await density.allTimes.click();
    await expect(density.allTimes).toBeHidden();
  }));

test('the strip shows the matches of a filter, over the whole time of the log', () =>
  withMinute(async (monitor, density) => {
    await monitor.filter.fill('syslog.level == 3');
    await monitor.filter.press('Enter');
    await expect(monitor.filterProgress).toContainText('100 of 700');
    await density.slider.focus();
    await density.slider.press('Home');
    await density.slider.press('Shift+End');
    await expect(density.slider).toHaveAttribute(
      'aria-valuetext',
      /^Selected: .*, 100 datagrams: 100 error$/u,
    );
    await density.slider.press('Enter');
    await expect(monitor.filter).toHaveValue(/^\(syslog\.level == 3\) and frame\.time >= /u);
    await density.allTimes.click();
    await expect(monitor.filter).toHaveValue('syslog.level == 3');
  }));

test('the strip can be used by keys alone, and says what is where', () =>
  withMinute(async (monitor, density) => {
    await density.slider.focus();
    await density.slider.press('Home');
    await expect(density.slider).toHaveAttribute('aria-valuenow', '0');
    await expect(density.slider).toHaveAttribute(
      'aria-valuetext',
      /^\d\d:00:00\.000 to \S+, \d+ datagrams/u,
    );
    for (let step = 0; step < 3; step += 1) await density.slider.press('PageUp');
    await expect(density.slider).toHaveAttribute('aria-valuenow', '30');
    await density.slider.press('Enter');
    await expect(monitor.row(/even 0$/u)).toBeHidden();
    await density.slider.press('Shift+ArrowLeft');
    await expect(density.slider).toHaveAttribute('aria-valuetext', /^Selected: /u);
    await density.slider.press('Escape');
    await expect(density.slider).not.toHaveAttribute('aria-valuetext', /^Selected: /u);
  }));

test('the strip of a running capture grows with it', async ({ monitor }) => {
  const density = new DensityStrip(monitor.page);
  await expect(density.slider).toBeHidden();
  const port = await monitor.listen();
  await sendWithBash(port, '<131>one');
  await expect(density.slider).toBeVisible();
  await sendWithBash(port, '<134>two');
  // Before anybody moves, it says what is newest.
  await expect(density.slider).toHaveAttribute('aria-valuetext', /1 datagram: 1 info$/u);
  await density.slider.focus();
  await density.slider.press('Home');
  await density.slider.press('Shift+End');
  await expect(density.slider).toHaveAttribute('aria-valuetext', /2 datagrams: 1 error, 1 info$/u);
});
