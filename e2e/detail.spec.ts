import { join } from 'node:path';
import { expect, launch, resize, test } from './support/application';
import { makeCorpus, withFolder } from './support/folders';
import { MonitorPage } from './support/monitor-page';
import { flood, sendBytes, sendWithBash, sendWithLogger } from './support/senders';

const ssdp = `NOTIFY * HTTP/1.1
HOST: 239.255.255.250:1900
CACHE-CONTROL: max-age=1800
LOCATION: http://192.0.2.7:49152/tv.xml
SERVER: Linux/6.1 UPnP/1.0 tv/1
NT: upnp:rootdevice
NTS: ssdp:alive
USN: uuid:4d69::upnp:rootdevice

`;

const latin1 = (text: string) => Buffer.from(text, 'latin1').toString('hex');

test('a selected message is shown with its fields, its time, and when it was received', async ({
  app,
  monitor,
}) => {
  const port = await monitor.listen();
  await sendWithBash(port, '<34>Oct 11 22:14:15.5 router-1 su[12]: failed for \u001b[31mroot');
  await sendWithBash(
    port,
    '<165>1 2003-10-11T22:14:15.003Z db-3 postgres 4711 ID47 [exampleSDID@32473 iut="3" eventSource="Application" eventID="1011"][origin@32473 ip="192.0.2.7"] checkpoint complete: wrote 1842 buffers',
  );
  await sendWithBash(
    port,
    '<189>2871: Nov 25 2026 10:04:11.217: %LINEPROTO-5-UPDOWN: Line protocol on Interface GigabitEthernet0/14, changed state to up',
  );
  await monitor.row('failed for').click();
  await expect(monitor.detail).toContainText('syslog, RFC 3164');
  await expect(monitor.detail).toContainText('failed for \\e[31mroot');
  await expect(monitor.field('As sent')).toHaveText('--10-11T22:14:15.5');
  await expect(monitor.field('Understood')).toContainText(/\d{4}-10-11T22:14:15\.5/u);
  await expect(monitor.field('Understood')).toContainText(/assumed: .*, the year \d{4}/u);
  await expect(monitor.field('Received')).toContainText(/ (later|earlier)$/u);
  await expect(monitor.field('Severity')).toHaveText('crit (2)');
  await expect(monitor.field('Host')).toHaveText('router-1');
  await expect(monitor.field('Process')).toHaveText('12');
  await expect(monitor.field('Socket')).toHaveText(`udp://127.0.0.1:${port}`);
  await monitor.log.focus();
  await monitor.page.keyboard.press('ArrowDown');
  await expect(monitor.field('eventSource')).toHaveText('Application');
  await expect(monitor.field('Understood')).toContainText('nothing assumed');
  await monitor.looks('detail-rfc5424', app);
  await monitor.page.keyboard.press('ArrowDown');
  await expect(monitor.field('mnemonic')).toHaveText('UPDOWN');
  await expect(monitor.field('Vendor')).toHaveText('cisco');
  await monitor.looks('detail-cisco', app);
  await resize(app, { width: 1800, height: 1000, zoom: 1 });
  await monitor.screenshot('detail-large');
  await monitor.page.keyboard.press('Tab');
  await monitor.page.keyboard.press('Tab');
  await monitor.page.keyboard.press('Escape');
  await expect(monitor.detail).toBeHidden();
  await expect(monitor.log).toBeFocused();
});

test('character set and zone of a socket change what is there, while it runs', async ({
  app,
  monitor,
}) => {
  const port = await monitor.listen();
  const other = await monitor.listen();
  sendBytes(port, latin1('<13>Jul  1 2026 12:00:00 kühlraum app: Gerät läuft'));
  sendBytes(other, latin1('<13>Jul  1 2026 12:00:00 andere app: Gerät läuft'));
  await expect(monitor.row('k\\xfchlraum')).toBeVisible();
  await expect(monitor.row('andere app: Ger\\xe4t')).toBeVisible();
  await monitor.row('hlraum').click();
  await expect(monitor.field('Host')).toHaveText('k\\xfchlraum');
  const socket = monitor.sockets.getByRole('listitem').first();
  await socket.getByText('UTF-8, local time').click();
  await socket.getByLabel('Character set').selectOption('Latin-1');
  await expect(monitor.row('kühlraum app: Gerät läuft')).toBeVisible();
  await expect(monitor.row('andere app: Ger\\xe4t')).toBeVisible();
  await expect(monitor.field('Host')).toHaveText('kühlraum');
  await socket.getByLabel('Zone of times').selectOption('Asia/Tokyo');
  await expect(socket).toContainText('Latin-1, Asia/Tokyo');
  await expect(monitor.field('Understood')).toContainText('assumed: Asia/Tokyo');
  const shown = await monitor.field('Understood').innerText();
  expect(Date.parse(/^\S+/u.exec(shown)?.[0] ?? '')).toBe(Date.UTC(2026, 6, 1, 3));
  await expect(monitor.field('As sent')).toHaveText('2026-07-01T12:00:00');
  await monitor.looks('assumptions', app);
  // What comes later is read likewise.
  sendBytes(port, latin1('<13>app: später'));
  await expect(monitor.row('app: später')).toBeVisible();
  // The main process keeps it: a page that is loaded anew has it too.
  await monitor.page.reload();
  await expect(socket).toContainText('Latin-1, Asia/Tokyo');
  await monitor.row('kühlraum app: Gerät läuft').click();
  await socket.getByText('Latin-1, Asia/Tokyo').click();
  await socket.getByLabel('Zone of times').selectOption('+05:45');
  await expect(monitor.field('Understood')).toContainText('assumed: +05:45');
});

test('other payloads are shown with the fields of their protocol, or as text', async ({
  app,
  monitor,
}) => {
  const port = await monitor.listen();
  sendBytes(port, latin1(ssdp.replaceAll('\n', '\r\n')));
  await sendWithBash(port, 'plain <b>text</b> \u202e');
  await expect(monitor.row('plain')).toBeVisible();
  await monitor.log.getByRole('row').nth(1).click();
  await expect(monitor.detail).toContainText('SSDP NOTIFY');
  await expect(monitor.field('http.location')).toHaveText('http://192.0.2.7:49152/tv.xml');
  await expect(monitor.field('TTL')).toHaveText(/^\d+$/u);
  await monitor.looks('detail-protocol', app);
  await monitor.row('plain').click();
  await expect(monitor.detail).toContainText('plain <b>text</b> \\u202e');
  await expect(monitor.detail).toContainText('not recognised');
  await monitor.detail.getByRole('button', { name: 'Close detail' }).click();
  await expect(monitor.detail).toBeHidden();
  await expect(monitor.log).toBeFocused();
  await expect(monitor.row('plain')).toHaveAttribute('aria-selected', 'false');
});

test('the selected row stays in sight beside its detail, also under traffic', async ({
  app,
  monitor,
}) => {
  await resize(app, { width: 900, height: 600, zoom: 1 });
  // Rows that move are not where they are clicked.
  await expect.poll(() => monitor.page.evaluate(() => window.innerHeight)).toBe(600);
  const port = await monitor.listen();
  await flood({ port, total: 500, perSecond: 20_000 }).sent;
  await expect(monitor.row('datagram 499')).toBeVisible();
  const chosen = monitor.row('datagram 494');
  await chosen.click();
  await expect(monitor.field('Program')).toHaveText('e2e');
  // In a small window the table is wider than its place.
  await expect(monitor.cell(chosen, 'No.')).toBeInViewport({ ratio: 1 });
  const more = flood({ port, total: 20_000, perSecond: 10_000 });
  await monitor.log.focus();
  for (let step = 0; step < 30; step += 1) await monitor.page.keyboard.press('ArrowUp');
  await expect(monitor.detail).toContainText('datagram 464');
  await expect(monitor.cell(monitor.row('datagram 464'), 'No.')).toBeInViewport({ ratio: 1 });
  await more.sent;
  await expect(monitor.detail).toContainText('datagram 464');
  await monitor.screenshot('detail-small');
  await resize(app, { width: 900, height: 600, zoom: 2 });
  await monitor.detail.scrollIntoViewIfNeeded();
  await expect(monitor.detail).toBeInViewport();
  await monitor.screenshot('detail-large-text', app);
});

test('among the matches of a filter the detail is that of the match', async ({ monitor }) => {
  const port = await monitor.listen();
  for (const text of ['one', 'two', 'three']) await sendWithLogger(port, text);
  await monitor.filter.fill('syslog.msg contains "three"');
  await monitor.filter.press('Enter');
  await expect(monitor.filterProgress).toContainText('1 of 3');
  await monitor.row('three').click();
  await expect(monitor.detail.getByRole('heading', { name: 'Datagram 3' })).toBeVisible();
  await monitor.filter.press('Escape');
  await expect(monitor.row('one')).toBeVisible();
  await expect(monitor.detail).toBeHidden();
});

test('a file has one setting for all of it', async () => {
  await withFolder(async (folder) => {
    makeCorpus(folder);
    const { app, window, close } = await launch({ files: [join(folder, 'micro-little.pcap')] });
    const monitor = new MonitorPage(window);
    await monitor.row('frame 3yyy').click();
    await expect(monitor.field('Frame')).toHaveText(/^\d+$/u);
    await expect(monitor.field('Interface')).not.toBeEmpty();
    await monitor.file.getByText('UTF-8, local time').click();
    await monitor.file.getByLabel('Character set').selectOption('Shift-JIS');
    await expect(monitor.file).toContainText('Shift-JIS, local time');
    await expect(monitor.row('frame 3yyy')).toBeVisible();
    await monitor.looks('detail-file', app);
    await close();
  });
});
