import { describe, expect, it } from 'vitest';
import { checkAddress, formatAddress, formatEndpoint, parseAddress } from './address-text';

const valid = [
  ['udp://192.0.2.1:514', { kind: 'udp', family: 4, host: '192.0.2.1', port: 514 }],
  ['udp://0.0.0.0:0', { kind: 'udp', family: 4, host: '0.0.0.0', port: 0 }],
  ['udp://[::]:514', { kind: 'udp', family: 6, host: '::', port: 514 }],
  ['udp://[2001:db8::1]:65535', { kind: 'udp', family: 6, host: '2001:db8::1', port: 65535 }],
  ['udp://[::ffff:192.0.2.1]:514', { kind: 'udp', family: 6, host: '::ffff:192.0.2.1', port: 514 }],
  ['udp://[fe80::1%eth0]:514', { kind: 'udp', family: 6, host: 'fe80::1%eth0', port: 514 }],
  ['udp://239.1.1.1:5000', { kind: 'udp', family: 4, host: '239.1.1.1', port: 5000 }],
  ['udp://@239.1.1.1:5000', { kind: 'group', family: 4, group: '239.1.1.1', port: 5000 }],
  [
    'udp://@239.1.1.1:5000%eth0',
    { kind: 'group', family: 4, group: '239.1.1.1', port: 5000, interface: 'eth0' },
  ],
  [
    'udp://10.0.0.7@232.1.1.1:5000%eth0.100',
    {
      kind: 'group',
      family: 4,
      group: '232.1.1.1',
      port: 5000,
      source: '10.0.0.7',
      interface: 'eth0.100',
    },
  ],
  [
    'udp://@[ff02::fb]:5353%2',
    { kind: 'group', family: 6, group: 'ff02::fb', port: 5353, interface: '2' },
  ],
  [
    'udp://[2001:db8::7]@[ff3e::1]:5000',
    { kind: 'group', family: 6, group: 'ff3e::1', port: 5000, source: '2001:db8::7' },
  ],
  ['unix:/run/log.sock', { kind: 'unix', namespace: 'path', path: '/run/log.sock' }],
  ['unix:/tmp/with space@%', { kind: 'unix', namespace: 'path', path: '/tmp/with space@%' }],
  ['unix:@gramscope', { kind: 'unix', namespace: 'abstract', name: 'gramscope' }],
  ['unix:@@twice', { kind: 'unix', namespace: 'abstract', name: '@twice' }],
] as const;

describe('parseAddress', () => {
  it.each(valid)('reads %s', (text, address) => {
    expect(parseAddress(text)).toEqual({ ok: true, value: address });
  });

  it.each(valid)('is undone by formatAddress: %s', (text) => {
    const parsed = parseAddress(text);
    expect(parsed.ok && formatAddress(parsed.value)).toBe(text);
  });

  it('takes the zone of a group in brackets as the interface', () => {
    expect(parseAddress('udp://@[ff02::fb%eth0]:5353')).toEqual(
      parseAddress('udp://@[ff02::fb]:5353%eth0'),
    );
  });

  it('takes the scheme in any case', () => {
    expect(parseAddress('UDP://127.0.0.1:1')).toEqual(parseAddress('udp://127.0.0.1:1'));
  });
});

function detail(text: string): string {
  const parsed = parseAddress(text);
  return parsed.ok ? '' : parsed.error.detail;
}

describe('parseAddress refuses, and says why', () => {
  it.each([
    ['', 'does not begin with udp:// or unix:'],
    ['127.0.0.1:514', 'does not begin with udp:// or unix:'],
    ['tcp://127.0.0.1:514', 'unknown scheme "tcp"'],
    ['udp://127.0.0.1', 'has no port'],
    ['udp://127.0.0.1:', 'has no port'],
    ['udp://:514', 'names no address'],
    ['udp://@:514', 'names no address'],
    ['udp://127.0.0.1:65536', 'above 65535'],
    ['udp://127.0.0.1:-1', 'the port "-1" is not a number'],
    ['udp://127.0.0.1:5e3', 'the port "5e3" is not a number'],
    ['udp://127.0.0.1:514/', 'the port "514/" is not a number'],
    ['udp://256.0.0.1:514', 'not an IPv4 address'],
    ['udp://1.2.3:514', 'not an IPv4 address'],
    ['udp://01.2.3.4:514', 'not an IPv4 address'],
    ['udp://[::g]:514', 'not an IPv6 address'],
    ['udp://[]:514', 'names no address'],
    ['udp://[fe80::1%]:514', 'not an IPv6 address'],
    ['udp://[127.0.0.1]:514', 'not an IPv6 address'],
    ['udp://127.0.0.1:514%eth0', 'names an interface for an address that is not joined'],
    ['udp://@192.0.2.1:514', '192.0.2.1 is not a multicast group'],
    ['udp://@[2001:db8::1]:514', '2001:db8::1 is not a multicast group'],
    ['udp://239.1.1.1@239.1.1.2:514', 'must be the address of one sender'],
    ['udp://[::1]@239.1.1.2:514', 'not an IPv4 address'],
    ['udp://@239.1.1.1:5000%', 'cannot be the name of an interface'],
    ['udp://@239.1.1.1:5000%a b', 'cannot be the name of an interface'],
    ['unix:', 'the path is missing'],
    ['unix:@', 'the abstract name is missing'],
    ['unix:/a\0b', 'NUL'],
  ])('%j: %s', (text, reason) => {
    const parsed = parseAddress(text);
    expect(parsed).toMatchObject({ ok: false, error: { code: 'ADDRESS_INVALID' } });
    expect(parsed.ok || parsed.error.message).toContain(reason);
    expect(parsed.ok || parsed.error.detail).not.toBe('');
  });

  it('points at brackets for a bare IPv6 address, and at literals for localhost', () => {
    expect(detail('udp://::1:514')).toContain('in brackets');
    expect(detail('udp://localhost:514')).toContain('127.0.0.1 or [::1]');
    expect(detail('udp://[fe80::1]:514%eth0')).toContain('inside the brackets');
    expect(detail('udp://239.1.1.1:514%eth0')).toContain('put @ before it');
  });

  it('costs nothing on a hostile megabyte', () => {
    const parsed = parseAddress(`udp://${'['.repeat(1_000_000)}`);
    expect(parsed.ok || parsed.error.message).toBe('The address is 1000006 characters long.');
  });
});

describe('checkAddress', () => {
  it('names the wrong part of a form in a sentence', () => {
    const checked = checkAddress({ kind: 'udp', family: 4, host: '10.0.0', port: 514 });
    expect(checked.ok || checked.error.message).toBe(
      '"10.0.0" is not an IPv4 address (four numbers from 0 to 255).',
    );
  });

  it('refuses unknown keys', () => {
    expect(checkAddress({ kind: 'udp', family: 4, host: '10.0.0.1', port: 514, more: 1 }).ok).toBe(
      false,
    );
  });
});

describe('formatEndpoint', () => {
  it('puts IPv6 into brackets', () => {
    expect(formatEndpoint('::1', 514)).toBe('[::1]:514');
    expect(formatEndpoint('127.0.0.1', 514)).toBe('127.0.0.1:514');
  });
});
