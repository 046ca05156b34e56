import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Locator } from '@playwright/test';
import {
  ruleColours,
  type AlertRule,
  type ColourName,
  type ColourPair,
  type ColourRule,
  type Rules,
  type Theme,
} from '../electron/contract';
import { expect, launch, test } from './support/application';
import { withFolder } from './support/folders';
import { answerOpenDialog, answerSaveDialog, choose } from './support/menu';
import { MonitorPage } from './support/monitor-page';
import { flood, sendWithBash } from './support/senders';

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

test('an imported rules file colours what is there, is kept, and is written again', async () => {
  await withFolder(async (folder) => {
    const settings = join(folder, 'settings');
    const { app, window, close } = await launch({ settings });
    const monitor = new MonitorPage(window);
    await window.emulateMedia({ colorScheme: 'light' });
    const port = await monitor.listen();
    await sendWithBash(port, '<11>Nov 25 10:00:00 host app: disk is full');
    const row = monitor.row('disk is full');
    await expect.poll(() => coloursOf(row)).toEqual(palette('orange', 'light'));

    const file = await importRules(app, folder, rulesOf({ colours: [purpleSyslog] }));
    await expect(monitor.outcome).toHaveText('Rules imported: 1 colour rule, 0 alert rules');
    await expect.poll(() => coloursOf(row)).toEqual(palette('purple', 'light'));
    const kept = join(settings, 'rules.json');
    expect(statSync(kept).mode & 0o777).toBe(0o600);

    const written = join(folder, 'written.json');
    await answerSaveDialog(app, written);
    await choose(app, 'rules.export');
    await expect(monitor.outcome).toHaveText(`The rules were written to ${written}`);
    expect(JSON.parse(readFileSync(written, 'utf8'))).toEqual(rulesOf({ colours: [purpleSyslog] }));

    writeFileSync(file, '{"gramscopeRules": 1, "colours": []}');
    await choose(app, 'rules.import');
    await expect(monitor.page.getByRole('alert')).toContainText('alerts is missing');
    await expect.poll(() => coloursOf(row)).toEqual(palette('purple', 'light'));
    await close();
  });
});

test('rules that were kept are used again, and broken ones are told', async () => {
  await withFolder(async (folder) => {
    const settings = join(folder, 'settings');
    mkdirSync(settings);
    const kept = join(settings, 'rules.json');
    writeFileSync(kept, JSON.stringify(rulesOf({ colours: [purpleSyslog] })));
    await expectColour({ settings, colour: 'purple' });
    writeFileSync(kept, 'not JSON');
    await expectColour({
      settings,
      colour: 'orange',
      problem: `The rules of ${kept} cannot be used`,
    });
  });
});

test('an alert is told on the desktop and heard, once each', async ({ app, monitor }) => {
  await withFolder(async (folder) => {
    await app.evaluate(({ Notification }) => {
      Notification.isSupported = () => true;
      Object.assign(Notification.prototype, {
        show(this: Electron.Notification) {
          console.log(`notified: ${this.title}: ${this.body}`);
        },
      });
    });
    await monitor.page.evaluate(() => {
      const { start } = OscillatorNode.prototype;
      OscillatorNode.prototype.start = function heard() {
        console.log('beep');
        start.call(this);
      };
    });
    const told: string[] = [];
    // What else the runtime says there is not about alerts.
    const take = (text: string): void => {
      if (/^(?:beep$|notified: )/u.test(text)) told.push(text);
    };
    app.on('console', (message) => take(message.text()));
    monitor.page.on('console', (message) => take(message.text()));
    const port = await monitor.listen();
    await importRules(app, folder, rulesOf({ alerts: [floodAlert] }));
    await expect(monitor.outcome).toHaveText('Rules imported: 0 colour rules, 1 alert rule');
    await flood({ port, total: 50, perSecond: 1000 }).sent;
    await expect
      .poll(() => told.toSorted())
      .toEqual([
        'beep',
        expect.stringMatching(/^notified: Flood: \d+ datagrams, window of 10 s$/u),
      ]);
  });
});

test('a flood raises an alert, which is seen, acknowledged and cleared', async ({
  app,
  monitor,
}) => {
  await withFolder(async (folder) => {
    const port = await monitor.listen();
    await importRules(app, folder, rulesOf({ alerts: [floodAlert] }));
    await expect(monitor.outcome).toHaveText('Rules imported: 0 colour rules, 1 alert rule');
    await expect(monitor.alerts).toHaveText('0 alerts');
    await flood({ port, total: 50, perSecond: 1000 }).sent;
    await expect(monitor.alerts).toHaveText('1 alert');

    await monitor.alerts.click();
    await expect(monitor.alertLines).toHaveText(
      /^\d\d:\d\d:\d\dFlood50 datagrams, window of 10 s$/u,
    );
    await monitor.looks('alerts', app);
    await monitor.alertPanel.getByRole('button', { name: 'Acknowledge all' }).click();
    await expect(monitor.alerts).toHaveText('0 alerts');
    await expect(monitor.alertLines).toHaveCount(1);
    await monitor.alertPanel.getByRole('button', { name: 'Clear' }).click();
    await expect(monitor.alertLines).toHaveCount(0);
    await monitor.screenshot('alerts-none');
    await monitor.page.keyboard.press('Escape');
    await expect(monitor.alertPanel).toBeHidden();
  });
});

const floodAlert: AlertRule = {
  name: 'Flood',
  filter: 'udp',
  when: { kind: 'threshold', count: 20, seconds: 10 },
  notify: { desktop: true, sound: true },
  enabled: true,
};

interface Expected {
  settings: string;
  colour: ColourName;
  problem?: string;
}

/** Starts the application, and looks at the colour of an error. */
async function expectColour({ settings, colour, problem }: Expected): Promise<void> {
  const { window, close } = await launch({ settings });
  const monitor = new MonitorPage(window);
  await window.emulateMedia({ colorScheme: 'light' });
  const port = await monitor.listen();
  await sendWithBash(port, '<11>Nov 25 10:00:00 host app: disk is full');
  await expect.poll(() => coloursOf(monitor.row('disk is full'))).toEqual(palette(colour, 'light'));
  const alert = monitor.page.getByRole('alert');
  if (problem === undefined) await expect(alert).toBeHidden();
  else await expect(alert).toContainText(problem);
  await close();
}

const purpleSyslog: ColourRule = {
  name: 'All of syslog',
  filter: 'syslog',
  colour: 'purple',
  enabled: true,
};

function rulesOf(rules: Partial<Rules>): Rules {
  return { gramscopeRules: 1, colours: [], alerts: [], ...rules };
}

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

/** As the browser tells it of where a line begins. */
function coloursOf(row: Locator): Promise<ColourPair> {
  return row
    .getByRole('gridcell')
    .first()
    .evaluate((element) => {
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

/** Has a file with these rules imported by way of the menu, and tells its name. */
async function importRules(
  app: ElectronApplication,
  folder: string,
  rules: Rules,
): Promise<string> {
  const file = join(folder, 'rules.json');
  writeFileSync(file, JSON.stringify(rules));
  await answerOpenDialog(app, [file]);
  await choose(app, 'rules.import');
  return file;
}
