import { describe, expect, it } from 'vitest';
import { decoded, decodedBytes } from './testing/decoded';
import type { SyslogMessage } from './message';

/** Without what every message has. */
function content(text: string): Partial<SyslogMessage> {
  const { format, facility, severity, ...rest } = decoded(`<13>${text}`);
  expect([format, facility, severity]).toEqual(['rfc3164', 1, 5]);
  return rest;
}

const nothing = { fields: {}, problems: [] };
const timestamp = '--10-11T22:14:15';

describe('RFC 3164', () => {
  it.each([
    ['host1 su: text', { hostname: 'host1', appname: 'su', message: 'text' }],
    ['host1 su[12]: text', { hostname: 'host1', appname: 'su', procid: '12', message: 'text' }],
    ['host1 su[12] text', { hostname: 'host1', appname: 'su', procid: '12', message: 'text' }],
    ['host1 app[main]: x', { hostname: 'host1', appname: 'app', procid: 'main', message: 'x' }],
    ['host1 /usr/sbin/cron[9]: x', { appname: '/usr/sbin/cron', procid: '9', message: 'x' }],
    ['host1 postfix/smtpd[9]: x', { appname: 'postfix/smtpd', procid: '9', message: 'x' }],
    ['host1 sshd(pam_unix)[9]: x', { appname: 'sshd(pam_unix)', procid: '9', message: 'x' }],
    ['host1 Some::Module[9]: x', { appname: 'Some::Module', procid: '9', message: 'x' }],
    ['host1 docker/0a1b[9]: x', { appname: 'docker/0a1b', procid: '9', message: 'x' }],
    ['host1 su:text', { hostname: 'host1', appname: 'su', message: 'text' }],
    ['host1 su : text', { hostname: 'host1', appname: 'su', message: 'text' }],
    ['host1 monit[234:0]: x', { appname: 'monit', procid: '234:0', message: 'x' }],
    ["host1 su 'su root' failed", { appname: 'su', message: "'su root' failed" }],
    ['host1 app:   text', { appname: 'app', message: '  text' }],
    ['host1 kernel: [12.3] usb', { appname: 'kernel', message: '[12.3] usb' }],
  ])('reads host and tag: %s', (text, expected) => {
    expect(content(`Oct 11 22:14:15 ${text}`)).toMatchObject({ timestamp, ...expected });
  });

  it.each([
    ['su[12]: text', { appname: 'su', procid: '12', message: 'text' }],
    ['su: text', { appname: 'su', message: 'text' }],
    ['/bin/app: text', { appname: '/bin/app', message: 'text' }],
  ])('has no host where the tag comes first: %s', (text, expected) => {
    expect(content(`Oct 11 22:14:15 ${text}`)).toEqual({ timestamp, ...expected, ...nothing });
  });

  it.each([
    ['192.0.2.1 Use the BFG!', '192.0.2.1', 'Use the BFG!'],
    ['2001:db8::1 Some text', '2001:db8::1', 'Some text'],
    ['fe80::1%eth0 Some text', 'fe80::1%eth0', 'Some text'],
    ['[2001:db8::2] Some text', '2001:db8::2', 'Some text'],
    ['2001:db8::1: Some text', '2001:db8::1', 'Some text'],
    ['192.0.2.1: Some text', '192.0.2.1', 'Some text'],
    ['host1/relay2 Some text', 'host1/relay2', 'Some text'],
    ['user@host1 Some text', 'user@host1', 'Some text'],
    ['host1 last message repeated 3 times', 'host1', 'last message repeated 3 times'],
    ['host1 http://example.com/ is down', 'host1', 'http://example.com/ is down'],
    ['host1 {"a": 1}', 'host1', '{"a": 1}'],
    ['host1 key=value other: x', 'host1', 'key=value other: x'],
  ])('has no tag where there is none: %s', (text, hostname, message) => {
    expect(content(`Oct 11 22:14:15 ${text}`)).toEqual({
      timestamp,
      hostname,
      message,
      ...nothing,
    });
  });

  it.each([
    ['{"a": 1}', '{"a": 1}'],
    ['key="a b" c=d', 'key="a b" c=d'],
    ['12345 text', '12345 text'],
  ])('has neither in %s', (text, message) => {
    expect(content(`Oct 11 22:14:15 ${text}`)).toEqual({ timestamp, message, ...nothing });
  });

  it.each([
    ['su[12]: text', { appname: 'su', procid: '12', message: 'text' }],
    ['kernel: text', { appname: 'kernel', message: 'text' }],
    ['host1 su[12]: text', { hostname: 'host1', appname: 'su', procid: '12', message: 'text' }],
    ['192.0.2.1 Some text', { hostname: '192.0.2.1', message: 'Some text' }],
    ['Some text', { message: 'Some text' }],
    ['text', { message: 'text' }],
  ])('may have no time: %s', (text, expected) => {
    expect(content(text)).toEqual({ ...expected, ...nothing });
  });

  it.each([
    ['2020-01-01T00:00:00Z host1 app[7]: text', '2020-01-01T00:00:00Z'],
    ['2020-01-01T01:00:00.5+01:00 host1 app[7]: text', '2020-01-01T00:00:00.5Z'],
    ['2020-01-01 00:00:00 host1 app[7]: text', '2020-01-01T00:00:00'],
    ['Jan  1 2020 00:00:00 host1 app[7]: text', '2020-01-01T00:00:00'],
    ['Jan  1 00:00:00 2020 host1 app[7]: text', '2020-01-01T00:00:00'],
    ['2020 Jan  1 00:00:00 host1 app[7]: text', '2020-01-01T00:00:00'],
    ['Jan  1 00:00:00 UTC host1 app[7]: text', '--01-01T00:00:00Z'],
    ['Jan  1 00:00:00. host1 app[7]: text', '--01-01T00:00:00'],
    ['  Jan 1 00:00:00 host1 app[7]: text', '--01-01T00:00:00'],
    ['Jan 1 00:00:00 : host1 : app[7]: text', '--01-01T00:00:00'],
  ])('takes the time as it comes: %s', (text, time) => {
    expect(content(text)).toEqual({
      timestamp: time,
      hostname: 'host1',
      appname: 'app',
      procid: '7',
      message: 'text',
      ...nothing,
    });
  });

  it('names a zone that it does not know', () => {
    expect(content('Oct 11 22:14:15 IST host1 app: text')).toMatchObject({
      timestamp,
      hostname: 'host1',
      fields: { timezone: 'IST' },
    });
  });

  it('reads the examples of section 5.4', () => {
    expect(
      decoded("<34>Oct 11 22:14:15 mymachine su: 'su root' failed for lonvick on /dev/pts/8"),
    ).toEqual({
      format: 'rfc3164',
      facility: 4,
      severity: 2,
      timestamp,
      hostname: 'mymachine',
      appname: 'su',
      message: "'su root' failed for lonvick on /dev/pts/8",
      ...nothing,
    });
    expect(
      decoded("<165>Aug 24 05:34:00 CST 1987 mymachine myproc[10]: %% It's time"),
    ).toMatchObject({
      timestamp: '1987-08-24T11:34:00Z',
      hostname: 'mymachine',
      appname: 'myproc',
      procid: '10',
      message: "%% It's time",
    });
    expect(
      decoded(
        "<0>1990 Oct 22 10:52:01 TZ-6 scapegoat.dmz.example.org 10.1.2.3 sched[0]: That's All!",
      ),
    ).toMatchObject({
      timestamp: '1990-10-22T10:52:01',
      hostname: 'scapegoat.dmz.example.org',
      appname: 'sched',
      procid: '0',
      message: "That's All!",
      fields: { timezone: 'TZ-6', address: '10.1.2.3' },
    });
  });

  it('passes over a level between host and tag', () => {
    expect(content('Oct 11 22:14:15 host1 notice app[7]: text')).toMatchObject({
      hostname: 'host1',
      appname: 'app',
      message: 'text',
      fields: { logLevel: 'notice' },
    });
  });

  it('reads what relays of AIX forward', () => {
    expect(content('Oct 11 22:14:15 Message forwarded from host1: app[7]: text')).toMatchObject({
      hostname: 'host1',
      appname: 'app',
      message: 'text',
    });
  });

  it('leaves NULs and line ends at the end out', () => {
    expect(content('Oct 11 22:14:15 host1 app: text \r\n\u0000').message).toBe('text ');
    expect(content('Oct 11 22:14:15 host1 app: two\nlines\n').message).toBe('two\nlines');
  });

  it('shows bytes that are not UTF-8', () => {
    const { hostname, message } = decodedBytes(
      '<13>Oct 11 22:14:15 h\u00f6st app: \u00e4\u00f6\u00ff',
    );
    expect(hostname).toBe('h\\xf6st');
    expect(message).toBe('\\xe4\\xf6\\xff');
  });
});

describe('octet count (RFC 6587, section 3.4.1)', () => {
  const text = '<13>Oct 11 22:14:15 host1 app: text';

  it('is passed over', () => {
    expect(decoded(`${text.length} ${text}`)).toEqual(decoded(text));
    expect(decoded(`${text.length + 1} ${text}\n`)).toEqual(decoded(text));
  });

  it('is noted where it is wrong', () => {
    const message = decoded(`99 ${text}`);
    expect(message).toMatchObject({ hostname: 'host1', message: 'text' });
    expect(message.problems).toEqual([
      { offset: 0, reason: `octet count is 99, ${text.length} bytes follow` },
    ]);
  });
});
