import { expectAccessible } from './support/accessibility';
import { expect, test } from './support/application';
import { StreamsPage } from './support/streams-page';
import { DiscoveryPanel } from './support/discovery-panel';
import {
  keepSendingToGroup,
  sendBytesToGroup,
  sendRtpToGroup,
  sendToGroup,
} from './support/senders';

const announcer = '239.255.255.255';
const announcerPort = 9875;

/** A message of SAP (RFC 2974) in hexadecimal; a deletion has another flag. */
function sap(kind: 'announcement' | 'deletion', lines: readonly string[]): string {
  const header = Buffer.from([kind === 'deletion' ? 0x24 : 0x20, 0, 0x47, 0x11, 192, 0, 2, 9]);
  return Buffer.concat([header, Buffer.from(lines.join('\r\n'))]).toString('hex');
}

const session = [
  'v=0',
  'o=- 4711 1 IN IP4 192.0.2.9',
  's=Stage \u001b[31mleft',
  'c=IN IP4 239.69.9.2/1',
  't=0 0',
  'm=audio 15004 RTP/AVP 98',
  'a=rtpmap:98 L24/48000/8',
  'a=ts-refclk:ptp=IEEE1588-2008:39-A7-94-FF-FE-07-CB-D0:0',
];

test('a session that is announced is joined and watched with one click', async ({
  app,
  monitor,
}) => {
  const discovery = new DiscoveryPanel(monitor.page);
  await discovery.open();
  await discovery.choose('lo');
  await discovery.press('Listen');
  await expect(discovery.panel).toContainText('on lo');
  await sendBytesToGroup(announcer, announcerPort, sap('announcement', session));
  const item = discovery.item('Stage \\e[31mleft');
  await expect(item).toContainText('239.69.9.2:15004 audio L24/48000/8');
  await expect(item).toContainText('from 127.0.0.1 on lo');
  await item.getByText('More').click();
  await expect(item).toContainText('39-A7-94-FF-FE-07-CB-D0');
  await expect(item.getByRole('link')).toHaveCount(0);
  await monitor.looks('discovery', app);
  await expectAccessible(monitor.page);

  await item.getByRole('button', { name: /^Join and watch/u }).press('Enter');
  await expect(item).toContainText('Watching udp://@239.69.9.2:15004%lo');
  await expect(monitor.sockets).toContainText('udp://@239.69.9.2:15004%lo');
  await sendToGroup('239.69.9.2', 15_004, 'heard of the session');
  await expect(monitor.row('heard of the session')).toBeVisible();
  await sendRtpToGroup('239.69.9.2', 15_004, [...Array(20).keys()], 98);
  const streams = new StreamsPage(monitor.page);
  await streams.open();
  const jitter = streams.cell(streams.stream('239.69.9.2:15004').first(), 'Jitter');
  await streams.find.fill('RTP');
  // The session says how fast the clock of type 98 runs.
  await expect(jitter).toHaveText(/ms$/u);

  await discovery.fill('Only with', 'no such thing');
  await expect(item).toHaveCount(0);
  await discovery.fill('Only with', 'stage');
  await expect(item).toHaveCount(1);
  await sendBytesToGroup(announcer, announcerPort, sap('deletion', [session[1] ?? '']));
  await expect(item).toHaveCount(0);
  await discovery.press('Stop listening');
  await expect(discovery.panel.getByRole('button', { name: 'Listen', exact: true })).toBeVisible();
});

test('a sweep finds the group that carries something', async ({ app, monitor }) => {
  const sender = keepSendingToGroup('239.69.9.77', 15_006, '<13>Oct 11 22:14:15 host app: hello');
  try {
    const discovery = new DiscoveryPanel(monitor.page);
    await discovery.open();
    await discovery.find('Sweep');
    await discovery.choose('lo');
    await discovery.fill('Groups', '10.0.0.0/8');
    await expect(discovery.panel.getByText('10.0.0.0 is not a multicast group')).toBeVisible();
    await discovery.fill('Groups', '239.69.9.64/27');
    await discovery.fill('Ports', '15005-15006');
    await discovery.fill('Seconds each', '0.5');
    await expect(discovery.panel).toContainText('64 joins on lo, 20 at once: about 2 s');
    await discovery.press('Sweep');
    const item = discovery.item('239.69.9.77:15006');
    await expect(item).toContainText('syslog');
    await expect(item).toContainText('35 B');
    await expect(discovery.panel).toContainText('1, of all 64');
    await monitor.looks('discovery-sweep', app);
    await expectAccessible(monitor.page);
    await item.getByRole('button', { name: /^Join and watch/u }).click();
    await expect(monitor.row('hello').first()).toBeVisible();
  } finally {
    sender.kill();
  }
});
