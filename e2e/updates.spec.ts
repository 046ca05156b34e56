import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './support/accessibility';
import { expect, launch, test } from './support/application';
import { MonitorPage } from './support/monitor-page';
import { openUpdateFeed } from './support/update-feed';

test('a newer version is asked about, told of, fetched and installed, each when somebody agrees', async () => {
  const feed = await openUpdateFeed({
    version: '99.1.0',
    notes: 'Groups are found faster.\n<img src=x onerror=alert(1)>\u202e',
    // It leaves a word where it was started.
    program: Buffer.from('#!/bin/sh\necho started > "$(dirname "$0")/word"\n'.padEnd(200_000, '#')),
  });
  const { app, window, close } = await launch({
    flags: [`--update-config=${feed.configuration}`],
    env: { APPIMAGE: feed.installed },
  });
  const monitor = new MonitorPage(window);
  const notice = window.getByRole('region', { name: 'Updates' });
  const click = (name: RegExp) => notice.getByRole('button', { name }).click();
  try {
    await expect(notice).toContainText('May Gramscope look for newer versions');
    expect(feed.asked).toEqual([]);
    await expectAccessible(window);
    await monitor.looks('updates-question', app);
    await click(/^Look at start/u);
    await expect(notice).toContainText('Gramscope 99.1.0 is there');
    expect(feed.asked).toHaveLength(1);
    const { host: _host, ...told } = feed.headers[0] ?? {};
    expect(told).toEqual({
      'accept-encoding': expect.any(String),
      'accept-language': 'en',
      'cache-control': 'no-cache',
      connection: 'keep-alive',
      'sec-fetch-dest': 'empty',
      'sec-fetch-mode': 'no-cors',
      'sec-fetch-site': 'none',
      'user-agent': 'Gramscope',
    });
    await notice.getByText('What is new').click();
    // Text, and nothing else.
    await expect(notice.locator('pre')).toHaveText(/<img src=x onerror=alert\(1\)>\\u202e/u);
    await expectAccessible(window);
    await monitor.looks('updates-available', app);

    feed.send((response) => void response.write(Buffer.alloc(1000)));
    await click(/^Download and install/u);
    await expect(notice.getByRole('progressbar', { name: 'Downloaded' })).toBeVisible();
    await monitor.looks('updates-downloading', app);
    await click(/^Cancel/u);
    feed.send((response) => void response.end(Buffer.alloc(200_000)));
    await click(/^Download and install/u);
    await expect(notice.getByRole('alert')).toContainText('Downloading Gramscope 99.1.0 failed');
    await expectAccessible(window);
    await monitor.looks('updates-failed', app);
    feed.sendWhole();
    await click(/^Look again/u);
    await click(/^Download and install/u);
    await expect(notice).toContainText('was downloaded');
    await monitor.looks('updates-ready', app);

    const ended = app.waitForEvent('close');
    await app.evaluate(({ dialog }) => {
      dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
    });
    await click(/^Install and restart/u);
    await ended;
    await expect
      .poll(() => readFileSync(join(feed.folder, 'word'), { encoding: 'utf8', flag: 'a+' }))
      .toBe('started\n');
  } finally {
    await close().catch(() => undefined);
    feed.close();
  }
});

test('in a checkout, nobody is asked, and the command says why', async ({ monitor }) => {
  await expect(monitor.form).toBeVisible();
  await expect(monitor.page.getByRole('region', { name: 'Updates' })).toHaveCount(0);
  await monitor.page.keyboard.press('Control+Shift+P');
  await monitor.page.getByRole('combobox').last().fill('Check for Updates');
  await monitor.page.keyboard.press('Enter');
  await expect(monitor.page.getByText('Gramscope runs from its sources here.')).toBeVisible();
  await monitor.page.keyboard.press('Control+,');
  await monitor.page.getByRole('radio', { name: 'Updates' }).check({ force: true });
  const section = monitor.page.getByRole('region', { name: 'Updates' });
  await expect(section).toContainText('git pull');
  await expectAccessible(monitor.page);
});
