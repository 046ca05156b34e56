import { execFileSync } from 'node:child_process';
import { expect, resize, test } from './support/application';
import { picture } from './support/pictures';
import { sendWithPython } from './support/senders';

/** What a small network has to say, by facility.severity, tag and text. */
const messages = [
  [
    'local7.notice',
    'switch-3',
    '%LINK-3-UPDOWN: Interface GigabitEthernet0/14, changed state to up',
  ],
  ['daemon.info', 'dhcpd', 'DHCPACK on 10.20.0.57 to 3c:22:fb:41:9a:02 (printer-2) via eth1'],
  [
    'auth.warning',
    'sshd',
    'Failed password for invalid user admin from 203.0.113.9 port 51822 ssh2',
  ],
  ['kern.err', 'kernel', 'nvme0n1: I/O error, dev nvme0n1, sector 1953520640'],
  ['local0.info', 'haproxy', 'backend app has 3 of 3 servers up'],
  ['cron.info', 'CRON', '(root) CMD (run-parts /etc/cron.hourly)'],
  ['local7.warning', 'router-1', 'BGP neighbour 198.51.100.1 went from Established to Idle'],
  ['mail.info', 'postfix', '4TnQ2c: to=<ops@example.org>, relay=mx.example.org, status=sent'],
] as const;

test('the picture of the README', async ({ app, monitor }) => {
  await resize(app, { width: 1500, height: 840, zoom: 1 });
  const port = await monitor.listen({ address: '0.0.0.0' });
  const six = await monitor.listen({ family: 6, address: '::1' });
  for (let round = 0; round < 3; round += 1) {
    for (const [priority, tag, text] of messages) {
      const [host, to] = round === 1 ? ['::1', six] : ['127.0.0.1', port];
      const way = ['-n', host, '-P', String(to), '-d', '--rfc3164'];
      execFileSync('logger', [...way, '-p', priority, '-t', tag, text]);
    }
  }
  await sendWithPython(port, 'configuration saved by netops');
  await expect(monitor.row('configuration saved')).toBeVisible();
  await expect.poll(() => monitor.counter('received')).toBe(3 * messages.length + 1);
  await monitor.row('BGP neighbour').nth(1).click();
  await expect(monitor.field('Program')).toHaveText('router-1');
  await monitor.page.mouse.move(0, 0);
  await picture(monitor.page, 'window.png');
});
