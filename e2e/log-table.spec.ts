import { expect, resize, test } from './support/application';
import { flood, sendWithBash } from './support/senders';

const total = 5000;

test('follow stays at the newest row, scrolling up pauses it, End resumes it', async ({
  monitor,
}) => {
  const port = await monitor.listen();
  await flood({ port, total, perSecond: 20_000 }).sent;
  const newest = monitor.row(`datagram ${total - 1}`);
  await expect(newest).toBeVisible();
  await expect(monitor.follow).toHaveAttribute('aria-pressed', 'true');

  await monitor.log.hover();
  await monitor.page.mouse.wheel(0, -2000);
  await expect(monitor.follow).toHaveAttribute('aria-pressed', 'false');
  await expect(newest).toBeHidden();

  await flood({ port, total: 10, perSecond: 1000 }).sent;
  await expect.poll(() => monitor.counter('received')).toBe(total + 10);
  await expect(monitor.follow).toHaveAttribute('aria-pressed', 'false');

  await monitor.log.focus();
  await monitor.page.keyboard.press('End');
  await expect(monitor.follow).toHaveAttribute('aria-pressed', 'true');
  await expect(monitor.row(/datagram 9$/u).last()).toBeVisible();
});

test('Home shows the first row, Page Down moves on, only what is on screen is in the page', async ({
  monitor,
}) => {
  const port = await monitor.listen();
  await flood({ port, total, perSecond: 20_000 }).sent;
  await expect(monitor.row(`datagram ${total - 1}`)).toBeVisible();

  await monitor.log.focus();
  await monitor.page.keyboard.press('Home');
  const first = monitor.row(/datagram 0$/u);
  await expect(first).toBeVisible();
  await expect(monitor.follow).toHaveAttribute('aria-pressed', 'false');
  await monitor.page.keyboard.press('PageDown');
  await monitor.page.keyboard.press('PageDown');
  await expect(first).toBeHidden();
  expect(await monitor.log.getByRole('row').count()).toBeLessThan(200);
  await expect(monitor.log).toHaveAttribute('aria-rowcount', String(total + 1));
});

test('hostile text is shown, not obeyed', async ({ monitor }) => {
  const port = await monitor.listen();
  await sendWithBash(port, '<img src=x onerror=alert(1)>\u001b[31m\u202eevil');
  await expect(monitor.row('<img src=x onerror=alert(1)>\\e[31m\\u202eevil')).toBeVisible();
  expect(await monitor.log.locator('img').count()).toBe(0);
});

test('small windows and text of twice the size keep everything within reach', async ({
  monitor,
  app,
}) => {
  const port = await monitor.listen();
  await flood({ port, total: 200, perSecond: 2000 }).sent;
  await expect(monitor.row('datagram 199')).toBeVisible();
  await resize(app, { width: 900, height: 600, zoom: 1 });
  await expect(monitor.follow).toBeInViewport();
  await monitor.screenshot('small');
  for (const size of [
    { width: 1280, height: 800, zoom: 2 },
    { width: 900, height: 600, zoom: 2 },
  ]) {
    await resize(app, size);
    for (const part of [monitor.listenButton, monitor.follow, monitor.log]) {
      await part.scrollIntoViewIfNeeded();
      await expect(part).toBeInViewport();
    }
    // The panes are stacked now: the page scrolls to the end of the log as a wheel would do it.
    await monitor.log.evaluate((grid) => grid.scrollIntoView({ block: 'end' }));
    await expect(monitor.row('datagram 199')).toBeInViewport();
    await monitor.screenshot(`large-text-${size.width}`, app);
  }
});
