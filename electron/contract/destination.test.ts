import { describe, expect, it } from 'vitest';
import { formatDestination, parseDestination } from './destination';

const udp4 = { kind: 'udp', family: 4, host: '127.0.0.1', port: 514 };
const udp6 = { kind: 'udp', family: 6, host: '::1', port: 514 };
const group = { kind: 'udp', family: 4, host: '239.1.1.1', port: 5000 };

describe('parseDestination', () => {
  it.each([
    ['127.0.0.1:514', udp4],
    ['udp://127.0.0.1:514', udp4],
    ['[::1]:514', udp6],
    ['udp://[::1]:514', udp6],
    ['[fe80::1%eth0]:514', { ...udp6, host: 'fe80::1%eth0' }],
    ['255.255.255.255:9', { ...udp4, host: '255.255.255.255', port: 9 }],
    ['239.1.1.1:5000', group],
    ['@239.1.1.1:5000', group],
    ['udp://@239.1.1.1:5000%eth0', { ...group, interface: 'eth0' }],
    ['239.1.1.1:5000%eth0', { ...group, interface: 'eth0' }],
    ['[ff02::1%eth0]:5000', { ...group, family: 6, host: 'ff02::1', interface: 'eth0' }],
    ['/run/log.sock', { kind: 'unix', path: '/run/log.sock' }],
    ['./log.sock', { kind: 'unix', path: './log.sock' }],
    ['unix:log.sock', { kind: 'unix', path: 'log.sock' }],
    ['@name', { kind: 'unix', path: '@name' }],
    ['@name:5', { kind: 'unix', path: '@name:5' }],
    ['unix:@239.1.1.1:5', { kind: 'unix', path: '@239.1.1.1:5' }],
  ])('reads "%s"', (text, destination) => {
    expect(parseDestination(text)).toEqual({ ok: true, value: destination });
  });

  it.each([
    ['', '"" names no address before the port.'],
    ['127.0.0.1', '"127.0.0.1" has no port.'],
    ['127.0.0.1:0', '"127.0.0.1:0": nothing can be sent to port 0.'],
    ['127.0.0.1:70000', '"127.0.0.1:70000": the port is above 65535'],
    ['localhost:514', '"localhost:514": "localhost" is not an IPv4 or IPv6 address.'],
    ['::1:514', '"::1:514"'],
    ['10.0.0.7@232.1.1.1:5', 'names a source'],
    ['@', '"@": the abstract name is missing.'],
  ])('refuses "%s"', (text, reason) => {
    const read = parseDestination(text);
    expect(read.ok || read.error.message).toContain(reason);
    expect(read.ok || read.error.detail).not.toBe('');
  });

  it.each(['127.0.0.1:514', '[fe80::1%eth0]:514', '239.1.1.1:5000%eth0', '/path', '@name'])(
    'writes "%s" as it was read',
    (text) => {
      const read = parseDestination(text);
      expect(read.ok && formatDestination(read.value)).toBe(text);
    },
  );
});
