import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { expect, launch, test } from './support/application';
import { writeNumberedCapture } from './support/captures';
import { DensityStrip } from './support/density-strip';
import { withFolder } from './support/folders';
import { LogPage } from './support/log-page';
import { answerSaveDialog } from './support/menu';
import { MonitorPage } from './support/monitor-page';
import { Receiver } from './support/receivers';
import { ReplayPanel } from './support/replay-panel';
import { sendWithBash } from './support/senders';

interface Opened {
  app: ElectronApplication;
  monitor: MonitorPage;
  panel: ReplayPanel;
  receiver: Receiver;
  /** Where the receiver listens. */
  to: string;
  folder: string;
}

/** Does the work with a window of a thousand datagrams, a millisecond apart, and a program that listens. */
async function withFile(work: (opened: Opened) => Promise<void>): Promise<void> {
  await withFolder(async (folder) => {
    const file = join(folder, 'thousand.pcap');
    writeNumberedCapture(file, 1000);
    const receiver = await Receiver.open();
    const to = `127.0.0.1:${receiver.port}`;
    const { app, window, close } = await launch({ files: [file] });
    const monitor = new MonitorPage(window);
    await expect(window.getByTestId('datagrams')).toHaveText('1,000');
    const panel = new ReplayPanel(window);
    await panel.open();
    await work({ app, monitor, panel, receiver, to, folder });
    await close();
    receiver.close();
  });
}

function numbers(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, at) => `number ${first + at}`);
}

test('a file is played to another program, in order, and a report tells how it went', async () => {
  await withFile(async ({ app, monitor, panel, receiver, to, folder }) => {
    await expect(panel.form).toContainText('Plays thousand.pcap');
    await monitor.looks('replay-form', app);
    await panel.sendAllTo(to);
    await panel.see();
    await expect(panel.survey).toContainText('Would send 1,000 datagrams');
    await expect(panel.figure('Takes')).toHaveText('0.999 s');
    const destinations = panel.survey.getByRole('table', { name: 'Destinations' });
    await expect(destinations.getByRole('row').nth(1)).toContainText(`${to} 1,000`, {
      useInnerText: true,
    });
    await monitor.looks('replay-survey', app);
    await expectAccessible(monitor.page);
    await panel.press('Start');
    expect(await receiver.texts(1000)).toEqual(numbers(1, 1000));
    await expect(panel.report.getByRole('status')).toContainText('All sent: 1,000 datagrams');
    await expect(panel.figure('Wanted')).toHaveText('0.999 s');
    await expect(panel.report.getByRole('table', { name: 'Lateness' })).toBeVisible();
    await monitor.looks('replay-report', app);
    await expectAccessible(monitor.page);

    const file = join(folder, 'report.json');
    await answerSaveDialog(app, file);
    await panel.press('Save the report as JSON');
    await expect(panel.report).toContainText(`Saved as ${file}`);
    const { report } = JSON.parse(readFileSync(file, 'utf8'));
    expect(report).toMatchObject({ sent: 1000, complete: true });
  });
});

test('it is paused, stepped, sent elsewhere, changed in speed and stopped while it runs', async () => {
  await withFile(async ({ app, monitor, panel, receiver, to }) => {
    await panel.sendAllTo(to);
    await panel.choose('Spacing', 'pps');
    await panel.fill('Datagrams a second', '40');
    await panel.start('Start paused');
    await expect(panel.running).toContainText('Paused');
    await panel.press('Step');
    expect(await receiver.texts(1)).toEqual(numbers(1, 1));
    await panel.fill('Step by', '3');
    await panel.press('Step');
    expect(await receiver.texts(3)).toEqual(numbers(2, 4));
    await expect(panel.figure('Sent')).toContainText('4,');

    await panel.fill('Go to', '500');
    await panel.press('Go');
    await expect(panel.position).toHaveValue('500');
    await panel.press('Step');
    expect(await receiver.texts(3)).toEqual(numbers(500, 502));
    await panel.position.press('End');
    await expect(panel.position).toHaveValue('1000');
    await panel.fill('Go to', '2023-11-14T22:13:20.100Z');
    await panel.press('Go');

    await panel.press('Resume');
    expect(await receiver.texts(5)).toEqual(numbers(101, 105));
    await expect(panel.running).toContainText('Playing');
    await monitor.looks('replay-running', app);
    await expectAccessible(monitor.page);
    await panel.press('Twice as fast');
    const speed = panel.running.getByRole('status', { name: 'Speed' });
    await expect(speed).toHaveText('80 a second');
    await panel.press('Half as fast');
    await expect(speed).toHaveText('40 a second');
    await panel.press('Pause');
    await expect(panel.running).toContainText('Paused');
    await panel.press('Stop');
    await expect(panel.report.getByRole('status')).toContainText('Stopped after');
    await panel.press('Change');
    await expect(panel.field('Datagrams a second')).toHaveValue('40');
  });
});

test('commands do the same by their keys, also while the panel is closed', async () => {
  await withFile(async ({ monitor, panel, receiver, to }) => {
    const { keyboard } = monitor.page;
    await panel.sendAllTo(to);
    await panel.choose('Spacing', 'pps');
    await panel.fill('Datagrams a second', '20');
    await keyboard.press('F5');
    await expect(panel.survey).toContainText('Would send 1,000 datagrams');
    await keyboard.press('F5');
    expect(await receiver.texts(2)).toEqual(numbers(1, 2));
    await keyboard.press('Control+2');
    await expect(panel.running).toBeHidden();
    await keyboard.press('F6');
    await keyboard.press('F9');
    await keyboard.press('Control+2');
    await expect(panel.running).toContainText('Paused');
    await expect(panel.running.getByRole('status', { name: 'Speed' })).toHaveText('40 a second');
    await keyboard.press('F7');
    await keyboard.press('Shift+F5');
    await expect(panel.report).toContainText('Stopped after');
  });
});

test('nothing leaves for other networks before somebody agrees to it', async () => {
  await withFile(async ({ app, monitor, panel }) => {
    await panel.sendAllTo('198.51.100.7:9');
    await panel.see();
    await expect(panel.survey).toContainText('outside this machine and its networks');
    await expect(panel.survey.getByRole('button', { name: 'Start', exact: true })).toBeHidden();
    // What is to be confirmed is not confirmed by a key that was pressed twice.
    await monitor.page.keyboard.press('F5');
    await expect(panel.survey.getByRole('button', { name: 'Agree and start' })).toBeVisible();
    await monitor.looks('replay-concern', app);
    await panel.press('Back');
    await expect(panel.field('Send all to')).toHaveValue('198.51.100.7:9');
    // The form is kept, as the layout is, for whatever window comes next.
    await monitor.page.reload();
    await expect(panel.field('Send all to')).toHaveValue('198.51.100.7:9');
  });
});

test('a table says where each goes, and what is wrong is said where it stands', async () => {
  await withFile(async ({ app, monitor, panel, receiver, to }) => {
    await panel.choose('Destination', 'Table');
    await panel.fill('Went to, line 1', ':2000');
    await panel.fill('Goes to, line 1', '127.0.0.1:port');
    await expect(panel.field('Goes to, line 1')).toHaveAttribute('aria-invalid', 'true');
    await expect(panel.form).toContainText('is no port');
    await panel.press('Add a destination');
    await expect(panel.field('Went to, line 2')).toBeFocused();
    await panel.fill('Went to, line 2', '*');
    await panel.see();
    await expect(panel.form).toContainText('Write both sides');
    await monitor.looks('replay-table', app);
    await expectAccessible(monitor.page);
    await panel.fill('Goes to, line 1', to);
    await panel.fill('Goes to, line 2', 'none');
    await panel.fill('From', '1');
    await panel.fill('Until', '9');
    await panel.choose('Spacing', 'Top');
    await panel.see();
    await expect(panel.survey).toContainText('4 sent nowhere by the table');
    await panel.press('Start');
    expect(await receiver.texts(5)).toEqual([1, 3, 5, 7, 9].map((at) => `number ${at}`));
  });
});

test('what is refused is told with its remedy, and what is shown by a filter is what is played', async () => {
  await withFile(async ({ app, monitor, panel, folder }) => {
    await monitor.filter.fill('udp.dstport == 2001');
    await monitor.filter.press('Enter');
    await expect(monitor.filterProgress).toContainText('500 of');
    await panel.choose('Datagrams', 'Shown');
    await panel.sendAllTo(join(folder, 'nobody'));
    await panel.fill('Until', '10');
    await panel.start();
    await expect(panel.report.getByRole('status')).toContainText('Not all sent');
    await expect(panel.figure('Errors')).toHaveText('5');
    await expect(panel.report).toContainText('ENOENT');
    await panel.report.getByText('ENOENT').click();
    await expect(panel.report).toContainText('there is no such socket');
    await monitor.looks('replay-refused', app);
  });
});

test('payloads are changed on the way, loops and limits are kept', async () => {
  await withFile(async ({ app, monitor, panel, receiver, to }) => {
    await panel.sendAllTo(to);
    await panel.fill('Until', '2');
    await panel.choose('Spacing', 'Top');
    await panel.fill('Loops', '3');
    await panel.form.getByText('Options').click();
    await panel.press('Replace bytes');
    await panel.fill('Replace bytes, line 1', 'number');
    await panel.fill('By as many, line 1', 'digit');
    await expect(panel.form).toContainText('would replace 6 bytes by 5');
    await panel.fill('By as many, line 1', 'digits');
    await panel.fill('End after', '5');
    await monitor.looks('replay-options', app);
    await expectAccessible(monitor.page);
    await panel.start();
    expect(await receiver.texts(5)).toEqual([1, 2, 1, 2, 1].map((at) => `digits ${at}`));
    await expect(panel.report).toContainText('All sent: 5 datagrams');
    await panel.press('Replay again');
    await expect(panel.survey).toContainText('Would send 2 datagrams');
  });
});

test('the running capture plays its own log, and not what it sends', async ({ monitor }) => {
  const panel = new ReplayPanel(monitor.page);
  const port = await monitor.listen();
  for (const text of ['one', 'two', 'three']) await sendWithBash(port, text);
  await expect(monitor.row('three')).toBeVisible();
  await panel.open();
  await expect(panel.form).toContainText('the running capture');
  // Where they went is here.
  await panel.choose('Spacing', 'Top');
  await panel.start();
  await expect(panel.report.getByRole('status')).toContainText('All sent: 3 datagrams');
  await expect(monitor.log).toHaveAttribute('aria-rowcount', '7');
  const texts = ['one', 'two', 'three', 'one', 'two', 'three'];
  await expect(monitor.log.getByRole('row')).toContainText(['No.', ...texts]);
});

test('a range begins and ends at marks, which stand on the strip over the log', async () => {
  await withFile(async ({ monitor, panel, receiver, to }) => {
    const log = new LogPage(monitor.page);
    const density = new DensityStrip(monitor.page);
    await monitor.row('number 3').first().click();
    await log.press('m', 'ArrowDown', 'ArrowDown', 'm');
    await expect(density.marks).toHaveCount(2);
    const choices = panel.form.locator('datalist option');
    await expect(choices).toHaveText(['Marked', 'Marked']);
    const [first = '', last = ''] = await choices.evaluateAll((options) =>
      options.map((option) => option.getAttribute('value') ?? ''),
    );
    await panel.fill('From', first);
    await panel.fill('Until', last);
    await panel.sendAllTo(to);
    await panel.start();
    expect(await receiver.texts(3)).toEqual(numbers(3, 5));
    await expect(panel.report.getByRole('status')).toContainText('All sent: 3 datagrams');
  });
});

test('the strip over the log shows where a replay is, and a double click goes on there', async () => {
  await withFile(async ({ monitor, panel, receiver, to }) => {
    const density = new DensityStrip(monitor.page);
    await panel.sendAllTo(to);
    await panel.start('Start paused');
    await panel.press('Step');
    expect(await receiver.texts(1)).toEqual(numbers(1, 1));
    await expect(density.replay).toBeVisible();
    await density.slider.focus();
    await density.slider.press('End');
    await density.slider.press('Shift+Enter');
    await panel.press('Step');
    const [text = ''] = await receiver.texts(1);
    expect(Number(text.replace('number ', ''))).toBeGreaterThan(950);
    await density.doubleClick(0.5);
    await panel.press('Step');
    const [middle = ''] = await receiver.texts(1);
    expect(Math.abs(Number(middle.replace('number ', '')) - 500)).toBeLessThan(50);
  });
});
