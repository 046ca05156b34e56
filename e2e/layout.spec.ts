import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { expect, launch, test } from './support/application';
import { withFolder } from './support/folders';
import { MonitorPage } from './support/monitor-page';

async function widthOf(part: Locator): Promise<number> {
  return (await part.boundingBox())?.width ?? 0;
}

test('parts are resized with the mouse and the keys, and are as they were at the next start', async () => {
  await withFolder(async (folder) => {
    const settings = join(folder, 'settings');
    const first = await launch({ settings });
    const { window: page } = first;
    const sidebar = page.getByRole('complementary', { name: 'Sockets' });
    const divider = page.getByRole('separator', { name: 'Width of the side bar' });
    const before = await widthOf(sidebar);
    const box = await divider.boundingBox();
    if (box === null) throw new Error('the divider is not on the screen');
    await page.mouse.move(box.x, box.y + 200);
    await page.mouse.down();
    await page.mouse.move(box.x + 80, box.y + 200, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => widthOf(sidebar)).toBeGreaterThan(before + 60);
    const dragged = await widthOf(sidebar);
    await divider.focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => widthOf(sidebar)).toBeLessThan(dragged);
    const left = await widthOf(sidebar);
    await page.keyboard.press('Control+3');
    await expect(page.getByRole('region', { name: 'Statistics' })).toBeVisible();
    await first.close();

    const next = await launch({ settings });
    const monitor = new MonitorPage(next.window);
    await expect(monitor.form).toBeVisible();
    await expect(next.window.getByRole('region', { name: 'Statistics' })).toBeVisible();
    await expect
      .poll(() => widthOf(next.window.getByRole('complementary', { name: 'Sockets' })))
      .toBeCloseTo(left, -1);
    await next.close();
  });
});

test('a tool is opened and closed from the rail, and by its key', async ({ monitor }) => {
  const { page } = monitor;
  const tools = page.getByRole('navigation', { name: 'Tools' });
  await tools.getByRole('button', { name: 'Replay' }).click();
  const replay = page.getByRole('region', { name: 'Replay', exact: true });
  await expect(replay).toBeVisible();
  await expect(tools.getByRole('button', { name: 'Replay' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.keyboard.press('Control+2');
  await expect(replay).toBeHidden();
  await page.keyboard.press('Control+1');
  await page.getByRole('button', { name: 'Close Send' }).click();
  await expect(page.getByRole('region', { name: 'Send' })).toBeHidden();
});
