import { join } from 'node:path';
import { expect, launch, resize, test } from './support/application';
import { makeCorpus, withFolder } from './support/folders';
import { LogPage } from './support/log-page';
import { MonitorPage } from './support/monitor-page';
import { flood, sendWithBash } from './support/senders';

const total = 3000;

test('a filter shows its matches, also those that come later, and Escape shows everything again', async ({
  app,
  monitor,
}) => {
  const port = await monitor.listen();
  await flood({ port, total, perSecond: 20_000 }).sent;
  await expect(monitor.row(`datagram ${total - 1}`)).toBeVisible();
  await monitor.filter.fill('udp.payload contains "datagram 29"');
  await expect(monitor.filter).toHaveAttribute('aria-invalid', 'false');
  await monitor.looks('filter-valid', app);
  await monitor.filter.press('Enter');
  // 29, 290 to 299 and 2900 to 2999.
  await expect(monitor.filterProgress).toHaveText(/^111 of 3,000 · (< )?\d+\.\d\d s$/u);
  await expect(monitor.log).toHaveAttribute('aria-rowcount', '112');
  const last = monitor.row('datagram 2999');
  await expect(last).toBeVisible();
  await expect(monitor.cell(last, 'No.')).toHaveText('3000');
  await expect(monitor.row('datagram 2899')).toBeHidden();
  await expect(monitor.follow).toHaveAttribute('aria-pressed', 'true');
  await monitor.looks('filter-applied', app);

  await sendWithBash(port, 'nothing of the kind');
  await sendWithBash(port, 'late datagram 29');
  await expect(monitor.row('late datagram 29')).toBeVisible();
  await expect(monitor.filterProgress).toContainText('112 of 3,002');
  await expect(monitor.row('nothing of the kind')).toBeHidden();

  await monitor.filter.press('Escape');
  await expect(monitor.filter).toHaveValue('');
  await expect(monitor.filterProgress).toBeHidden();
  await expect(monitor.row('nothing of the kind')).toBeVisible();
  await expect(monitor.log).toHaveAttribute('aria-rowcount', String(total + 3));
});

/** Number of the second row that is shown. */
async function upperRow(log: LogPage): Promise<number> {
  return Number(await log.grid.getByRole('row').nth(2).getAttribute('data-number'));
}

/** Goes on by a page, and waits until it has. */
async function pageDown(log: LogPage): Promise<void> {
  const before = await upperRow(log);
  await log.press('PageDown');
  await expect.poll(() => upperRow(log)).toBeGreaterThan(before);
}

test('the row in sight stays in sight when a filter is applied and cleared', async ({
  monitor,
}) => {
  const port = await monitor.listen();
  await flood({ port, total, perSecond: 20_000 }).sent;
  await expect(monitor.row(`datagram ${total - 1}`)).toBeVisible();
  const log = new LogPage(monitor.page);
  await log.press('Home');
  await expect.poll(() => upperRow(log)).toBe(2);
  await pageDown(log);
  await pageDown(log);
  const upper = await upperRow(log);
  await monitor.filter.fill('udp.payload matches "datagram .*[05]$"');
  await monitor.filter.press('Enter');
  await expect(monitor.filterProgress).toContainText('600 of');
  const near = Math.ceil((upper - 1) / 5) * 5;
  await expect(monitor.row(`datagram ${near}`)).toBeInViewport();
  await expect(monitor.follow).toHaveAttribute('aria-pressed', 'false');
  await monitor.filter.press('Escape');
  await expect(monitor.log).toHaveAttribute('aria-rowcount', String(total + 1));
  await expect(monitor.row(`datagram ${near + 1}`)).toBeInViewport();
});

test('what is wrong is said where it is, and a suggestion can be taken', async ({
  app,
  monitor,
}) => {
  const port = await monitor.listen();
  await sendWithBash(port, 'one');
  await expect(monitor.row('one')).toBeVisible();
  await monitor.filter.fill(`udp.dstprt == ${port}`);
  await expect(monitor.filter).toHaveAttribute('aria-invalid', 'true');
  await expect(monitor.filterProblem).toContainText('udp.dstprt');
  await expect(monitor.filterProblem.locator('mark')).toHaveText('udp.dstprt');
  await monitor.looks('filter-invalid', app);
  // What is wrong is not applied.
  await monitor.filter.press('Enter');
  await expect(monitor.filterProgress).toBeHidden();
  await expect(monitor.row('one')).toBeVisible();
  await monitor.filterProblem.getByRole('button', { name: 'udp.dstport' }).click();
  await expect(monitor.filter).toHaveValue(`udp.dstport == ${port}`);
  await expect(monitor.filter).toBeFocused();
  await expect(monitor.filterProblem).toBeHidden();
  await monitor.filter.press('Enter');
  await expect(monitor.filterProgress).toContainText('1 of 1');
});

test('the keyboard leads to the field and through the filters that were applied', async ({
  monitor,
}) => {
  await monitor.log.focus();
  await monitor.page.keyboard.press('/');
  await expect(monitor.filter).toBeFocused();
  for (const filter of ['udp', 'syslog']) {
    await monitor.filter.fill(filter);
    await monitor.filter.press('Enter');
    await expect(monitor.filterProgress).toHaveAttribute('title', filter);
  }
  await monitor.log.focus();
  await monitor.page.keyboard.press('Control+Shift+F');
  await expect(monitor.filter).toBeFocused();
  await monitor.page.keyboard.type('ip/');
  await expect(monitor.filter).toHaveValue('ip/');
  await monitor.page.keyboard.press('ArrowUp');
  await expect(monitor.filter).toHaveValue('syslog');
  await monitor.page.keyboard.press('ArrowUp');
  await expect(monitor.filter).toHaveValue('udp');
  await monitor.page.keyboard.press('ArrowDown');
  await monitor.page.keyboard.press('ArrowDown');
  await expect(monitor.filter).toHaveValue('ip/');
});

test('a filter without matches says so, and a page that is loaded anew has none', async ({
  app,
  monitor,
}) => {
  const port = await monitor.listen();
  await sendWithBash(port, 'one');
  await expect(monitor.row('one')).toBeVisible();
  await monitor.filter.fill('udp.length == 4711');
  await monitor.filter.press('Enter');
  await expect(monitor.page.getByText('No datagram matches the filter')).toBeVisible();
  await monitor.looks('filter-nothing', app);
  await monitor.page.reload();
  await expect(monitor.row('one')).toBeVisible();
  await expect(monitor.filter).toHaveValue('');
});

test('a file is filtered as a running capture is, with text of twice the size too', async () => {
  await withFolder(async (folder) => {
    makeCorpus(folder);
    const { app, window, close } = await launch({ files: [join(folder, 'micro-little.pcap')] });
    const monitor = new MonitorPage(window);
    await expect(monitor.row('frame 3yyy')).toBeVisible();
    await monitor.filter.fill('frame.number >= 20');
    await monitor.filter.press('Enter');
    await expect(monitor.filterProgress).toContainText('11 of 30');
    await expect(monitor.log).toHaveAttribute('aria-rowcount', '12');
    await expect(monitor.log.getByRole('row').nth(1)).toHaveAttribute('data-number', '20');
    await resize(app, { width: 900, height: 600, zoom: 2 });
    await monitor.filter.fill('frame.nmber == 1');
    await expect(monitor.filterProblem).toBeInViewport();
    await monitor.screenshot('filter-large-text', app);
    await close();
  });
});

test('rows of a filter that is no longer applied are refused', async ({ monitor }) => {
  await expect(monitor.filter).toBeVisible();
  const answers = await monitor.page.evaluate(async () => {
    const { gramscope } = window as unknown as {
      gramscope: { call(name: string, input: unknown): Promise<unknown> };
    };
    const apply = (text: string) => gramscope.call('filter.apply', { text, near: 1 });
    const rows = (view: number) => gramscope.call('log.rows', { view, first: 1, count: 10 });
    await apply('udp');
    await apply('ip');
    return [await rows(1), await rows(2), await apply('('), await rows(2)];
  });
  expect(answers).toMatchObject([
    { ok: false, error: { code: 'CALL_INAPPLICABLE' } },
    { ok: true },
    { ok: false, error: { code: 'FILTER_INVALID' } },
    { ok: true },
  ]);
});
