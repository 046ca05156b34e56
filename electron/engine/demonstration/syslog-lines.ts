/**
 * What the devices of the demonstration say, in turn, as texts with placeholders: severities from debug to
 * critical, in RFC 5424, RFC 3164 and as a firewall has it. Names and addresses are those for
 * documentation (RFC 2606, RFC 5737).
 */
export const syslogLines: readonly { device: SyslogDevice; text: string }[] = [
  line(
    'web',
    '<134>1 {time} web1.example.com nginx 812 access - 192.0.2.17 GET /index.html 200 3 ms',
  ),
  line(
    'web',
    '<134>1 {time} web1.example.com nginx 812 access - 192.0.2.44 GET /orders/{counter:1001} 200 12 ms',
  ),
  line(
    'database',
    '<166>{time:syslog} db1 postgres[2210]: checkpoint complete: wrote {counter:311} buffers',
  ),
  line(
    'firewall',
    '<166>{time:syslog} fw1 : %ASA-6-302013: Built inbound TCP connection {counter:48211} for outside:198.51.100.7/51512 to inside:192.0.2.10/443',
  ),
  line(
    'web',
    '<132>1 {time} web1.example.com nginx 812 access [request@32473 id="{counter}" status="404"] 203.0.113.9 GET /favicon.ico 404 1 ms',
  ),
  line(
    'switch',
    '<189>{time:syslog} sw1 link[77]: GigabitEthernet1/0/{counter:12} changed state to up',
  ),
  line(
    'firewall',
    '<164>{time:syslog} fw1 : %ASA-4-106023: Deny tcp src outside:198.51.100.7/40122 dst inside:192.0.2.10/22 by access-group "outside_in"',
  ),
  line('web', '<135>1 {time} web1.example.com nginx 812 cache - purged {counter} entries in 4 ms'),
  line(
    'database',
    '<163>{time:syslog} db1 postgres[2210]: could not receive data from client: Connection reset by peer',
  ),
  line(
    'switch',
    '<188>{time:syslog} sw1 fan[12]: Fan 2 runs at {counter:4200} rpm, above the limit',
  ),
  line(
    'web',
    '<131>1 {time} web1.example.com nginx 812 error - upstream timed out while reading from 192.0.2.30',
  ),
  line('database', '<162>{time:syslog} db1 postgres[2210]: disk /var/lib/postgresql is 97 % full'),
];

export type SyslogDevice = 'web' | 'database' | 'firewall' | 'switch';

function line(device: SyslogDevice, text: string): { device: SyslogDevice; text: string } {
  return { device, text };
}
