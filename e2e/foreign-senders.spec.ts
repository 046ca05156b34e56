import { expect, test } from './support/application';
import { sendWithBash, sendWithLogger, sendWithPython } from './support/senders';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`datagrams of logger, Python and bash stand in the table, ${colorScheme} theme`, async ({
    monitor,
  }) => {
    await monitor.page.emulateMedia({ colorScheme });
    await monitor.screenshot(`empty-${colorScheme}`);
    const port = await monitor.listen();
    await sendWithLogger(port, 'interface eth1 is up');
    await sendWithPython(port, 'disk sda is 91 % full');
    await sendWithBash(port, '<13>hello from bash');

    const expected = [
      { number: '1', text: 'interface eth1 is up' },
      { number: '2', text: '<12>disk sda is 91 % full\\0' },
      { number: '3', text: '<13>hello from bash' },
    ];
    for (const { number, text } of expected) {
      const row = monitor.row(text);
      await expect(row).toBeVisible();
      await expect(monitor.cell(row, 'No.')).toHaveText(number);
      await expect(monitor.cell(row, 'Time')).toHaveText(/^\d\d:\d\d:\d\d\.\d{6}$/u);
      await expect(monitor.cell(row, 'Source')).toHaveText(/^127\.0\.0\.1:\d+$/u);
      await expect(monitor.cell(row, 'Destination')).toHaveText(`127.0.0.1:${port}`);
    }
    await expect(monitor.cell(monitor.row('hello from bash'), 'Length')).toHaveText('19');
    await expect(monitor.cell(monitor.row('hello from bash'), 'Text')).toHaveText(
      '<13>hello from bash',
    );
    await expect.poll(() => monitor.counter('received')).toBe(3);
    expect(await monitor.counter('dropped')).toBe(0);
    await monitor.screenshot(`log-${colorScheme}`);
  });
}

test('an IPv6 socket receives and shows addresses in brackets', async ({ monitor }) => {
  const port = await monitor.listen({ family: 6, address: '::1' });
  await sendWithBash(port, 'six', '::1');
  await expect(monitor.row('six')).toContainText(`[::1]:${port}`);
});
