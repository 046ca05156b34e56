import type { Locator } from '@playwright/test';
import { ruleColours, type ColourPair, type ColourName, type Theme } from '../electron/contract';
import { expect, test } from './support/application';
import { sendWithBash } from './support/senders';

test('a row has the colour of its severity in both themes, also selected', async ({
  app,
  monitor,
}) => {
  const port = await monitor.listen();
  for (const [severity, text] of messages.entries()) {
    await sendWithBash(port, `<${8 + severity}>Nov 25 10:00:00 host app: ${text}`);
  }
  await sendWithBash(port, 'no syslog');
  const error = monitor.row('disk is full');
  await expect(error).toBeVisible();
  for (const theme of ['light', 'dark'] as const) {
    await monitor.page.emulateMedia({ colorScheme: theme });
    await expect.poll(() => coloursOf(error)).toEqual(palette('orange', theme));
    await expect
      .poll(() => coloursOf(monitor.row('all is lost')))
      .toEqual(palette('vermilion', theme));
  }
  await expect
    .poll(async () => (await coloursOf(monitor.row('no syslog'))).background)
    .toBe('rgba(0, 0, 0, 0)');
  await expect(monitor.cell(error, 'No.')).toHaveAttribute('title', 'Rule “Error”');
  await monitor.row('a door was opened').click();
  await monitor.log.focus();
  await monitor.page.keyboard.press('ArrowDown');
  await expect(monitor.row('somebody came in')).toHaveAttribute('aria-selected', 'true');
  await monitor.looks('colours', app);
});

test('matches of a filter are coloured too', async ({ monitor }) => {
  const port = await monitor.listen();
  await sendWithBash(port, '<11>Nov 25 10:00:00 host app: one');
  await sendWithBash(port, 'two');
  await monitor.filter.fill('syslog');
  await monitor.filter.press('Enter');
  await expect(monitor.filterProgress).toContainText('1 of 2');
  await monitor.page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(() => coloursOf(monitor.row('one'))).toEqual(palette('orange', 'light'));
});

/** By severity, the gravest first. */
const messages = [
  'all is lost',
  'somebody has to come',
  'the fan has stopped',
  'disk is full',
  'disk is nearly full',
  'a door was opened',
  'somebody came in',
  'three steps were heard',
];

/** As the browser tells it. */
function coloursOf(row: Locator): Promise<ColourPair> {
  return row.evaluate((element) => {
    const { backgroundColor, color } = getComputedStyle(element);
    return { background: backgroundColor, foreground: color };
  });
}

function palette(name: ColourName, theme: Theme): ColourPair {
  const { background, foreground } = ruleColours[name][theme];
  return { background: asRgb(background), foreground: asRgb(foreground) };
}

function asRgb(hex: string): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return `rgb(${parts.join(', ')})`;
}
