import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from './support/application';
import { flood } from './support/senders';

/**
 * The window at work for a while, whose memory must not grow with what has passed through it. `npm run soak`
 * sets the minutes; this is a short run otherwise.
 */
const minutes = Number(process.env['GRAMSCOPE_SOAK_MINUTES'] ?? '0.5');
const perSecond = 2000;

test.setTimeout((minutes + 3) * 60_000);

test('memory does not grow while datagrams come and a person works with them', async ({
  app,
  monitor,
}) => {
  const port = await monitor.listen();
  // Everything is used once, for what is made for the first time stays.
  const { sent: warm } = flood({ port, total: 5000, perSecond });
  await warm;
  for (let round = 0; round < 3; round += 1) await work(monitor.page);
  const before = await memoryOf(app, monitor.page);
  const total = Math.round(minutes * 60 * perSecond);
  const { sent } = flood({ port, total, perSecond });
  const end = performance.now() + minutes * 60_000;
  let rounds = 0;
  for (; performance.now() < end; rounds += 1) await work(monitor.page);
  expect(await sent).toBe(total);
  await expect.poll(() => monitor.counter('received'), { timeout: 60_000 }).toBe(total + 5000);
  const after = await memoryOf(app, monitor.page);
  console.log(
    `${minutes} min, ${rounds} rounds of work, ${total} datagrams: page ${text(before.page)} to ` +
      `${text(after.page)}, nodes ${before.nodes} to ${after.nodes}, main ${text(before.main)} to ${text(after.main)}`,
  );
  expect(rounds).toBeGreaterThan(0);
  // The heap after collection; the log itself is native, and grows by 40 bytes a row.
  expect(after.page - before.page).toBeLessThan(8 * mebi);
  expect(after.nodes - before.nodes).toBeLessThan(2000);
  expect(after.main - before.main).toBeLessThan(8 * mebi);
});

const mebi = 1024 * 1024;

function text(bytes: number): string {
  return `${(bytes / mebi).toFixed(1)} MiB`;
}

/** What a person does over and over. */
async function work(page: Page): Promise<void> {
  const log = page.getByRole('grid', { name: 'Log' });
  await log.press('ArrowUp');
  await log.press('PageUp');
  await expect(page.getByRole('region', { name: /^Datagram/u })).toBeVisible();
  await log.press('Escape');
  await log.press('End');
  const filter = page.getByRole('combobox', { name: 'Filter' });
  await filter.fill('udp contains "datagram 1"');
  await filter.press('Enter');
  await expect(page.getByTestId('filter-progress')).toContainText(' of ');
  await filter.press('Escape');
  for (const key of ['Control+1', 'Control+2', 'Control+3']) await page.keyboard.press(key);
  await page.keyboard.press('Control+3');
  await page.keyboard.press('Control+Shift+P');
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeHidden();
}

/** Bytes of both heaps after garbage was collected, and nodes of the page, those in no tree included. */
async function memoryOf(
  app: ElectronApplication,
  page: Page,
): Promise<{ page: number; nodes: number; main: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes } = await session.send('Memory.getDOMCounters');
  await session.detach();
  const main = await app.evaluate(async () => {
    const { Session } = process.getBuiltinModule('node:inspector/promises');
    const own = new Session();
    own.connect();
    await own.post('HeapProfiler.collectGarbage');
    own.disconnect();
    return process.memoryUsage().heapUsed;
  });
  return { page: usedSize, nodes, main };
}
