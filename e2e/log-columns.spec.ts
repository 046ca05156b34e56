import { expect, launch, test } from './support/application';
import { withFolder } from './support/folders';
import { LogPage } from './support/log-page';
import { MonitorPage } from './support/monitor-page';
import { sendWithBash } from './support/senders';

const usual = ['No.', 'Time', 'Source', 'Destination', 'TTL', 'Length', 'Severity', 'Text'];

async function sendSyslog(port: number, pri: number, text: string): Promise<void> {
  await sendWithBash(port, `<${pri}>1 2026-01-01T00:00:00Z web1 nginx 4711 - - ${text}`);
}

test('columns are picked, moved and sized, and are so again after a restart', async () => {
  await withFolder(async (folder) => {
    const first = await launch({ settings: folder });
    const log = new LogPage(first.window);
    await expect(log.headings).toHaveText(usual);
    await log.toggleColumns('TTL', 'Host', 'App', 'Interface');
    const chosen = ['No.', 'Time', 'Source', 'Destination', 'Interface', 'Length', 'Host', 'App'];
    await expect(log.headings).toHaveText([...chosen, 'Severity', 'Text']);

    await first.window.getByRole('button', { name: 'Columns' }).click();
    await log.columns.getByRole('button', { name: 'Move up: Time' }).click();
    await log.columns.getByRole('button', { name: 'Move up: Time' }).click();
    await log.columns.getByRole('button', { name: 'Wider: Host' }).click();
    await first.window.keyboard.press('Escape');
    await expect(log.headings.nth(0)).toHaveText('Time');
    await expect(log.headings.nth(1)).toHaveText('No.');

    const port = await new MonitorPage(first.window).listen();
    await sendSyslog(port, 27, 'down');
    const row = log.grid.getByRole('row').filter({ hasText: 'down' });
    await expect(row).toContainText('web1');
    await expect(row).toContainText('nginx');
    await expect(row.getByRole('gridcell', { name: 'err', exact: true })).toBeVisible();
    await expect(row.getByRole('gridcell', { name: 'lo', exact: true })).toBeVisible();

    const width = await log.grid.getByRole('columnheader', { name: 'Host' }).boundingBox();
    await first.close();
    const second = await launch({ settings: folder });
    const again = new LogPage(second.window);
    await expect(again.headings.nth(0)).toHaveText('Time');
    await expect(again.headings.nth(1)).toHaveText('No.');
    const kept = await again.grid.getByRole('columnheader', { name: 'Host' }).boundingBox();
    expect(kept?.width).toBeCloseTo(width?.width ?? 0, 0);
    await second.close();
  });
});

test('what a payload is and what it says have columns of their own', async ({ monitor }) => {
  const log = new LogPage(monitor.page);
  const port = await monitor.listen();
  await sendSyslog(port, 27, 'down');
  await sendWithBash(port, 'no protocol');
  await log.toggleColumns('Protocol', 'Info', 'Text');
  const cells = (at: number) => log.grid.getByRole('row').nth(at).getByRole('gridcell');
  await expect(cells(1).filter({ hasText: 'Syslog' })).toBeVisible();
  // Without the header, which other columns tell.
  await expect(cells(1).last()).toHaveText('down');
  await expect(cells(2).filter({ hasText: 'UDP' })).toBeVisible();
  await expect(cells(2).last()).toHaveText('no protocol');
});

test('a heading is dragged to another place, its border to another width', async ({ monitor }) => {
  const log = new LogPage(monitor.page);
  const { mouse } = monitor.page;
  const boxOf = async (name: string) => {
    const box = await log.grid.getByRole('columnheader', { name, exact: true }).boundingBox();
    if (box === null) throw new Error(`${name} is not on the screen`);
    return box;
  };
  const time = await boxOf('Time');
  const destination = await boxOf('Destination');
  await mouse.move(time.x + 10, time.y + 10);
  await mouse.down();
  await mouse.move(destination.x + 20, time.y + 10, { steps: 4 });
  await mouse.up();
  await expect(log.headings).toHaveText([
    'No.',
    'Source',
    'Destination',
    'Time',
    ...usual.slice(4),
  ]);

  const before = await boxOf('Source');
  await mouse.move(before.x + before.width + 4, before.y + 10);
  await mouse.down();
  await mouse.move(before.x + before.width + 64, before.y + 10, { steps: 4 });
  await mouse.up();
  expect((await boxOf('Source')).width).toBeCloseTo(before.width + 60, -1);
  await log.grid.getByRole('columnheader', { name: 'Source' }).click({ button: 'right' });
  await expect(log.columns).toBeVisible();
  await log.columns.getByRole('button', { name: 'As designed' }).click();
  await expect(log.headings).toHaveText(usual);
});

test('times have six formats, with as many digits as are wanted', async ({ monitor }) => {
  const log = new LogPage(monitor.page);
  const port = await monitor.listen();
  for (const text of ['one', 'two', 'three']) await sendWithBash(port, text);
  await expect(monitor.row('three')).toBeVisible();
  const time = (text: string) => monitor.cell(monitor.row(text), 'Time');
  const choose = async (label: string, value: string) => {
    await monitor.page.getByRole('button', { name: 'Columns' }).click();
    await log.columns.getByLabel(label).selectOption(value);
    await monitor.page.keyboard.press('Escape');
  };
  await expect(time('one')).toHaveText(/^\d\d:\d\d:\d\d\.\d{6}$/u);
  await choose('Digits', '3');
  await choose('Times', 'date');
  await expect(time('one')).toHaveText(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/u);
  await choose('Times', 'utc');
  await expect(time('one')).toHaveText(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u);
  await choose('Times', 'epoch');
  await expect(time('one')).toHaveText(/^\d{10}\.\d{3}$/u);
  await choose('Times', 'delta');
  await expect(time('one')).toHaveText('');
  await expect(time('two')).toHaveText(/^\d+\.\d{3}$/u);
  await choose('Times', 'reference');
  await expect(time('one')).toHaveText('0.000');
  await monitor.row('two').click();
  await log.press('Shift+T');
  await expect(time('two')).toHaveText('0.000');
  await expect(time('one')).toHaveText(/^-\d+\.\d{3}$/u);
});

test('each severity has a word and a form besides its colour', async ({ monitor, app }) => {
  const port = await monitor.listen();
  const words = ['emerg', 'alert', 'crit', 'err', 'warning', 'notice', 'info', 'debug'];
  for (const [severity, word] of words.entries())
    await sendSyslog(port, 8 + severity, `is ${word}`);
  for (const word of words) {
    const cell = monitor.cell(monitor.row(`is ${word}`), 'Severity');
    await expect(cell).toHaveText(word);
    await expect(cell.locator('svg')).toBeVisible();
  }
  await monitor.row('is err').click();
  await new LogPage(monitor.page).press('m', 'Shift+ArrowDown');
  await monitor.page.keyboard.press('Escape');
  await monitor.looks('log-severities', app);
});
