import { expectAccessible } from './support/accessibility';
import { expect, resize, test } from './support/application';
import { copied } from './support/clipboard';
import { sendBytes, sendWithBash } from './support/senders';

const message = '<165>1 2003-10-11T22:14:15.003Z db-3 postgres 4711 ID47 - checkpoint Größe';

test('a field and its bytes lead to each other', async ({ app, monitor }) => {
  const port = await monitor.listen();
  await sendWithBash(port, message);
  await monitor.row('checkpoint').click();
  await monitor.fieldLine('Host').click();
  await expect(monitor.fieldLine('Host')).toHaveAttribute('aria-selected', 'true');
  await expect(monitor.chosenBytes).toHaveText(/^0020–0023: 4 of \d+ bytes$/u);
  await expect(monitor.bytes.getByRole('gridcell', { selected: true })).toHaveText([
    '64',
    '62',
    '2d',
    '33',
  ]);
  await expectAccessible(monitor.page);
  await monitor.looks('detail-bytes', app);
  await resize(app, { width: 1280, height: 800, zoom: 1 });
  // `p`, the first letter of the program, at 0x25.
  await monitor.byte(0x25).click();
  await expect(monitor.fieldLine('Program')).toHaveAttribute('aria-selected', 'true');
  await expect(monitor.chosenBytes).toHaveText(/^0025: 1 of/u);
  await monitor.byte(0x27).click({ modifiers: ['Shift'] });
  await expect(monitor.chosenBytes).toHaveText(/^0025–0027: 3 of/u);
  await monitor.page.keyboard.press('Control+c');
  await expect.poll(() => copied(app)).toBe('70 6f 73');
});

test('the tree and the bytes are used with the keys', async ({ app, monitor }) => {
  const port = await monitor.listen();
  await sendWithBash(port, message);
  await monitor.row('checkpoint').click();
  const { keyboard } = monitor.page;
  await monitor.fields.focus();
  await keyboard.press('Home');
  await keyboard.press('ArrowDown');
  await expect(monitor.fieldLine('Message')).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('ArrowLeft');
  await expect(monitor.fieldLine('Message')).toHaveAttribute('aria-expanded', 'false');
  await expect(monitor.fieldLine('Host')).toBeHidden();
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowRight');
  await expect(monitor.fieldLine('Severity')).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('Control+c');
  await expect.poll(() => copied(app)).toBe('notice (5)');
  await monitor.bytes.focus();
  await keyboard.press('Control+Home');
  await keyboard.press('ArrowDown');
  await keyboard.press('Shift+End');
  await expect(monitor.chosenBytes).toHaveText(/^0010–001f: 16 of/u);
  await keyboard.press('Escape');
  await expect(monitor.detail).toBeHidden();
  await expect(monitor.log).toBeFocused();
});

test('the largest datagram is shown with few elements, and scrolled to its end', async ({
  monitor,
}) => {
  const port = await monitor.listen();
  sendBytes(port, `${'41'.repeat(60_000)}ff`);
  await monitor.row('AAAA').click();
  await monitor.bytes.focus();
  await monitor.page.keyboard.press('Control+End');
  await expect(monitor.byte(60_000)).toHaveText('ff');
  await expect(monitor.byte(60_000)).toBeInViewport();
  expect(await monitor.bytes.getByRole('row').count()).toBeLessThan(60);
  await expect(monitor.fieldLine('Text')).toBeHidden();
  await expect(monitor.detail).toContainText('more bytes)');
});
