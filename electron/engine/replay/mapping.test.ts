import { describe, expect, it } from 'vitest';
import { parseMapping, parseTarget } from './mapping';

const to = { kind: 'udp', address: '127.0.0.1', port: 514 };

describe('parseMapping', () => {
  it.each([
    ['*=127.0.0.1:514', [{ to }]],
    ['udp=127.0.0.1:514', [{ transport: 'udp', to }]],
    ['unix=127.0.0.1:514', [{ transport: 'unix', to }]],
    ['10.0.0.1=127.0.0.1:514', [{ destination: '10.0.0.1', to }]],
    [
      '10.0.0.1=127.0.0.1',
      [{ destination: '10.0.0.1', to: { kind: 'udp', address: '127.0.0.1' } }],
    ],
    [
      '10.0.0.0/8:500-600=127.0.0.1:514',
      [{ destination: '10.0.0.0/8', ports: { least: 500, most: 600 }, to }],
    ],
    [':514=127.0.0.1:514', [{ ports: { least: 514, most: 514 }, to }]],
    ['*:514=127.0.0.1:514', [{ ports: { least: 514, most: 514 }, to }]],
    [
      '10.0.0.7@232.1.1.1:5000=none',
      [
        {
          source: '10.0.0.7',
          destination: '232.1.1.1',
          ports: { least: 5000, most: 5000 },
          to: { kind: 'nowhere' },
        },
      ],
    ],
    ['10.0.0.0/24@*=none', [{ source: '10.0.0.0/24', to: { kind: 'nowhere' } }]],
    ['[2001:db8::]/32@=none', [{ source: '2001:db8::/32', to: { kind: 'nowhere' } }]],
    [
      '[2001:db8::/32]:514=[::1]:5514',
      [
        {
          destination: '2001:db8::/32',
          ports: { least: 514, most: 514 },
          to: { kind: 'udp', address: '::1', port: 5514 },
        },
      ],
    ],
    [
      '10.1.0.0/16=192.168.0.0/16',
      [{ destination: '10.1.0.0/16', to: { kind: 'udp', address: '192.168.0.0/16' } }],
    ],
    ['*=/run/log.sock', [{ to: { kind: 'unix', path: '/run/log.sock' } }]],
    ['*=@name=x', [{ to: { kind: 'unix', path: '@name=x' } }]],
    ['10.0.0.0/8=original', [{ destination: '10.0.0.0/8', to: { kind: 'original' } }]],
    ['10.0.0.0/8=:514', [{ destination: '10.0.0.0/8', to: { kind: 'original', port: 514 } }]],
    [':1-9=:514', [{ ports: { least: 1, most: 9 }, to: { kind: 'original', port: 514 } }]],
  ])('reads "%s"', (text, [rule]) => {
    expect(parseMapping(text)).toEqual({ ok: true, value: rule });
  });

  it.each([
    ['', '"=" is missing', '^'],
    ['10.0.0.1', '"=" is missing', '^^^^^^^^'],
    ['=10.0.0.1', 'FROM is missing', '^'],
    ['*=', 'TO is missing', '  ^'],
    ['10.0.0.256=none', '"10.0.0.256" is not an IPv4', '^^^^^^^^^^'],
    ['localhost=none', 'names are not looked up', '^^^^^^^^^'],
    ['10.0.0.0/33=none', 'a prefix here has 0 to 32 bits', '^^^^^^^^^^^'],
    ['10.0.0.1:x=none', '":x" is no port', '        ^^'],
    ['10.0.0.1:9-1=none', 'the lower one first', '        ^^^^'],
    ['*=10.0.0.1:70000', 'ports go from 0 to 65535', '          ^^^^^^'],
    ['*=10.0.0.1:1-2', 'one port is needed', '          ^^^^'],
    ['*=10.0.0.1:0', 'one port is needed', '          ^^'],
    ['::1=none', 'an IPv6 address stands in brackets', '^^^'],
    ['*=2001:db8::1', 'an IPv6 address stands in brackets', '  ^^'],
    ['[10.0.0.1]=none', 'stands without brackets', '^^'],
    ['10.0.0.0/8=10.0.0.0/9', 'as long as that of FROM, 8', '           ^^'],
    ['10.0.0.1=10.0.0.0/9', 'from a prefix', '         ^^'],
    ['10.0.0.0/8=[fd00::]/8', 'of the same family', '           ^^'],
    ['10.0.0.7:5@*=none', 'a source is an address', '        ^^'],
    ['unix=127.0.0.1', 'Unix datagrams had no port', '     ^^'],
    ['unix=:514', 'had no address', '     ^^'],
    ['/run/a=none', 'all together', '^^'],
    ['@a=none', 'all together', '^^'],
    ['*=*', 'no address to send to', '  ^'],
  ])('refuses "%s" and marks the place', (text, reason, mark) => {
    const read = parseMapping(text);
    if (read.ok) throw new Error(`read as ${JSON.stringify(read.value)}`);
    expect(read.error.message).toContain(reason);
    expect(read.error.detail.split('\n')[1]?.slice(0, mark.length)).toBe(mark);
  });
});

describe('parseTarget', () => {
  it('is a rule for everything', () => {
    expect(parseTarget('127.0.0.1:514')).toEqual({ ok: true, value: { to } });
    expect(parseTarget(':514')).toEqual({
      ok: true,
      value: { to: { kind: 'original', port: 514 } },
    });
    expect(parseTarget('10.0.0.0/8')).toMatchObject({ ok: false });
  });
});
