import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { AlertRule, Rules } from '../electron/contract';
import { expect, resize, root, test } from './support/application';
import { DiscoveryPanel } from './support/discovery-panel';
import { withFolder } from './support/folders';
import { GroupsPage } from './support/groups-page';
import { LogPage } from './support/log-page';
import { answerOpenDialog, choose } from './support/menu';
import type { MonitorPage } from './support/monitor-page';
import { picture, takesPictures } from './support/pictures';
import { Receiver } from './support/receivers';
import { ReplayPanel } from './support/replay-panel';
import { SendPage } from './support/send-page';
import { keepSendingToGroup, sendBytesToGroup } from './support/senders';
import { sendAsSmallNetwork } from './support/small-network';
import { StatisticsPanel } from './support/statistics-panel';
import { StreamsPage } from './support/streams-page';

const groups = ['239.255.10.1', '239.255.10.2'] as const;

/** In pictures the ports are those that people use; other runs take what is free. */
const [syslogPort, rtpPort] = takesPictures ? [5514, 5004] : [0, 0];

const failedLogins: AlertRule = {
  name: 'Failed logins',
  filter: 'syslog.msg contains "Failed password"',
  when: { kind: 'threshold', count: 5, seconds: 10 },
  notify: { desktop: false, sound: false },
  enabled: true,
};

/** Each step is a state that a chapter of the guide shows, reached as the chapter tells. */
test('the states that the pictures of the guide show can be reached', async ({ app, monitor }) => {
  const { page } = monitor;
  await page.emulateMedia({ colorScheme: 'light' });
  await resize(app, { width: 1400, height: 800, zoom: 1 });
  await expect(page.getByRole('button', { name: /^Show me/u })).toBeVisible();
  await take(page, 'start');
  const mediaPort = await receive(app, monitor);
  await showLog(monitor);
  await showFilter(monitor);
  await showSending(page);
  await showReplay(page);
  await showStatistics(page);
  await showStreams(page, `${groups[0]}:${mediaPort}`);
  await showGroups(page, mediaPort);
  await showDiscovery(page);
  await showAlerts(monitor);
  await showSettings(page);
});

async function take(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await picture(page, `guide/pictures/${name}.png`);
}

/** Sockets for syslog and for two groups, and what a small network sends to them. */
async function receive(app: ElectronApplication, monitor: MonitorPage): Promise<number> {
  await withFolder(async (folder) => {
    await importRules(app, folder);
    await expect(monitor.outcome).toContainText('Rules imported');
  });
  await monitor.page.getByRole('button', { name: 'Close this notice' }).click();
  const syslog = await listen(monitor, '0.0.0.0', syslogPort);
  const mediaPort = await listen(monitor, `${groups[0]}%lo`, rtpPort);
  await listen(monitor, `${groups[1]}%lo`, mediaPort);
  await sendAsSmallNetwork({ port: syslog, groups, mediaPort, seconds: 4 });
  await expect.poll(() => monitor.counter('received')).toBeGreaterThan(400);
  return mediaPort;
}

/** The rules of the beginning, with the alert for lost packets enabled and another one. */
async function importRules(app: ElectronApplication, folder: string): Promise<void> {
  const command = join(root, 'dist', 'cli', 'gramscope.cjs');
  const rules: Rules = JSON.parse(
    execFileSync(process.execPath, [command, 'rules'], { encoding: 'utf8' }),
  );
  const lost = rules.alerts.filter(({ name }) => name === 'Packets lost');
  const alerts = [...lost.map((rule) => Object.assign(rule, { enabled: true })), failedLogins];
  const file = join(folder, 'rules.json');
  writeFileSync(file, JSON.stringify({ ...rules, alerts }));
  await answerOpenDialog(app, [file]);
  await choose(app, 'rules.import');
}

/** Opens a socket and tells its port. */
async function listen(monitor: MonitorPage, address: string, wanted: number): Promise<number> {
  const items = monitor.sockets.getByRole('listitem').filter({ hasText: 'udp://' });
  const known = await items.count();
  await monitor.add({ address, port: wanted });
  await expect(items).toHaveCount(known + 1);
  const name = await items.nth(known).innerText();
  return Number(/udp:\/\/[^:\s]*:(\d+)/u.exec(name)?.[1]);
}

async function showLog(monitor: MonitorPage): Promise<void> {
  const { page } = monitor;
  await monitor.filter.fill('syslog');
  await monitor.filter.press('Enter');
  await expect(monitor.filterProgress).toContainText(' of ');
  const log = new LogPage(page);
  await monitor.row('I/O error').last().click();
  await log.press('m', 'ArrowUp');
  await expect(monitor.field('Program')).toBeVisible();
  await take(page, 'log');
  await picture(monitor.detail, 'guide/pictures/detail.png');
}

async function showFilter(monitor: MonitorPage): Promise<void> {
  await monitor.filter.fill('syslog.level <= warning and syslog.h');
  await expect(monitor.completions).toBeVisible();
  await take(monitor.page, 'filter');
  await monitor.filter.press('Escape');
  await monitor.filter.press('Escape');
}

async function showSending(page: Page): Promise<void> {
  const sending = new SendPage(page);
  const receiver = await Receiver.open();
  await sending.open();
  await sending.to.fill(`127.0.0.1:${receiver.port}`);
  await sending.text.fill('<13>1 {time} lab-1 probe - - - hello {counter:001}');
  await sending.field('Times').fill('3');
  await sending.field('Every (seconds)').fill('0.1');
  await sending.send.click();
  await receiver.texts(3);
  receiver.close();
  await expect(sending.sent.first()).toContainText(`127.0.0.1:${receiver.port}`);
  await take(page, 'send');
}

async function showReplay(page: Page): Promise<void> {
  const panel = new ReplayPanel(page);
  await panel.open();
  await panel.sendAllTo('127.0.0.1:9');
  await panel.see();
  await expect(panel.survey).toContainText('Would send');
  await take(page, 'replay');
}

async function showStatistics(page: Page): Promise<void> {
  const statistics = new StatisticsPanel(page);
  await statistics.open();
  await expect(statistics.largest.locator('tbody tr').nth(5)).toBeVisible();
  await take(page, 'statistics');
  await page.keyboard.press('ControlOrMeta+3');
}

async function showStreams(page: Page, destination: string): Promise<void> {
  const streams = new StreamsPage(page);
  await streams.open();
  const damaged = streams.stream(destination);
  await expect(streams.cell(damaged, 'Lost')).toHaveText('3');
  await damaged.click();
  await streams.grid.press('Enter');
  await expect(streams.figure('Sequence', 'Expected')).toHaveText('200');
  await take(page, 'streams');
}

async function showGroups(page: Page, mediaPort: number): Promise<void> {
  const view = new GroupsPage(page);
  const sender = keepSendingToGroup(groups[0], mediaPort, 'still here');
  try {
    await view.open();
    await expect(view.line(groups[0])).toContainText('joined by us, arriving');
    await view.line(groups[0]).click();
    await page.keyboard.press('Enter');
    await view.press('Diagnose');
    await expect(view.verdict).toContainText(groups[0]);
    await take(page, 'groups');
  } finally {
    sender.kill();
  }
}

/** SAP (RFC 2974) of a session, as an encoder announces it. */
const announcement = [
  'v=0',
  'o=- 4711 1 IN IP4 192.0.2.9',
  's=Camera 4, hall',
  'c=IN IP4 239.255.10.4/1',
  't=0 0',
  'm=audio 5004 RTP/AVP 98',
  'a=rtpmap:98 L24/48000/8',
].join('\r\n');

async function showDiscovery(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+9');
  const discovery = new DiscoveryPanel(page);
  await discovery.open();
  await discovery.choose('lo');
  await discovery.press('Listen');
  await expect(discovery.panel).toContainText('on lo');
  const header = Buffer.from([0x20, 0, 0x47, 0x11, 192, 0, 2, 9]).toString('hex');
  const message = header + Buffer.from(announcement).toString('hex');
  await sendBytesToGroup('239.255.255.255', 9875, message);
  await expect(discovery.item('Camera 4, hall')).toContainText('239.255.10.4:5004');
  await take(page, 'discovery');
  await discovery.press('Stop listening');
  await page.keyboard.press('ControlOrMeta+6');
}

async function showAlerts(monitor: MonitorPage): Promise<void> {
  await expect(monitor.alerts).not.toHaveText('0 alerts');
  await monitor.alerts.click();
  await expect(monitor.alertLines.filter({ hasText: 'Packets lost' }).first()).toBeVisible();
  await expect(monitor.alertLines.filter({ hasText: 'Failed logins' }).first()).toBeVisible();
  await take(monitor.page, 'alerts');
  await monitor.page.keyboard.press('Escape');
}

async function showSettings(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+,');
  await page.getByRole('radio', { name: 'Keys' }).check({ force: true });
  await expect(page.getByRole('region', { name: 'Keys' })).toContainText('Command Palette');
  await take(page, 'settings');
  await page.keyboard.press('Escape');
}
