import { describe, expect, it } from 'vitest';
import { mostJoined } from './joined';
import { ipv4OfKernel, ipv6OfKernel } from './kernel-address';
import { parseNetshJoins } from './netsh-joins';
import { parseNetstatGroups } from './netstat-groups';
import { parseIgmp, parseIgmp6 } from './proc-igmp';
import { parseSourceFilters, withSourceFilters } from './proc-mcfilter';

/** As Linux 6.18 prints them, with V2 on one interface, and a name that is hard to read. */
const igmp = `Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter
1\tlo        :     1      V3
\t\t\t\t010000E0     1 0:00000000\t\t0
5\ttt0.7-"V3"$x    :     3      V2
\t\t\t\t010101EF     2 1:00000028\t\t1
\t\t\t\t010101E8     1 0:00000000\t\t0
\t\t\t\t010000E0     1 0:00000000\t\t0
`;

const igmp6 = `1    lo              ff020000000000000000000000000001     1 0000000C 0
5    tt0             ff350000000000000000000000000001     3 00000005 12
`;

const mcfilter = `Idx Device        MCA        SRC    INC    EXC
  5    tt0 0xef010101 0x0a000008      0      1
  5    tt0 0xe8010101 0x0a000007      1      0
`;

const mcfilter6 = `Idx Device                Multicast Address                   Source Address    INC    EXC
  5    tt0 ff350000000000000000000000000001 fd000000000000000000000000000007      1      0
`;

describe('/proc/net/igmp', () => {
  it('is read with users, timers and the version that is spoken', () => {
    const { groups, protocols } = parseIgmp(igmp);
    expect(groups.map(({ interface: name, group }) => `${group} ${name}`)).toEqual([
      '224.0.0.1 lo',
      '239.1.1.1 tt0.7-"V3"$x',
      '232.1.1.1 tt0.7-"V3"$x',
      '224.0.0.1 tt0.7-"V3"$x',
    ]);
    expect(groups[1]).toMatchObject({ index: 5, family: 4, users: 2, isTimerRunning: true });
    expect(protocols).toEqual([
      { interface: 'lo', protocol: 'IGMP', version: 3, presence: 'unknown' },
      { interface: 'tt0.7-"V3"$x', protocol: 'IGMP', version: 2, presence: 'heard' },
    ]);
  });

  it('is bounded, and says how much was left out', () => {
    const line = '\t\t\t\t010101EF     1 0:00000000\t\t0\n';
    const huge = `heading\n2\teth0      :     9      V3\n${line.repeat(mostJoined + 3)}`;
    expect(parseIgmp(huge)).toMatchObject({ omitted: 3, groups: { length: mostJoined } });
  });

  it.each(['', 'heading\n\t\t\t\t010000E0 1 0:0 0', 'heading\nx\tlo : 1 V9\n\0\0\0'])(
    'gives nothing for what is none',
    (text) => expect(parseIgmp(text).groups).toEqual([]),
  );

  it('has addresses in the order of the machine', () => {
    expect(ipv4OfKernel('010101EF', 'LE')).toBe('239.1.1.1');
    expect(ipv4OfKernel('EF010101', 'BE')).toBe('239.1.1.1');
    expect(ipv4OfKernel('EF0101', 'BE')).toBeNull();
    expect(ipv6OfKernel('fd000000000000000000000000000007')).toBe('fd00::7');
  });
});

it('reads /proc/net/igmp6', () => {
  expect(parseIgmp6(igmp6).groups).toMatchObject([
    { interface: 'lo', group: 'ff02::1', family: 6, users: 1, isTimerRunning: false },
    { interface: 'tt0', group: 'ff35::1', family: 6, users: 3, isTimerRunning: true },
  ]);
});

describe('the source lists of /proc/net/mcfilter', () => {
  const joined = parseIgmp(igmp).groups;

  it('say which sources an interface lets through', () => {
    const groups = withSourceFilters(joined, parseSourceFilters(mcfilter, 4));
    expect(groups.find(({ group }) => group === '232.1.1.1')?.filter).toEqual({
      mode: 'include',
      sources: ['10.0.0.7'],
    });
  });

  it('keep nothing out that another user wants', () => {
    const [, twoUsers] = withSourceFilters(joined, parseSourceFilters(mcfilter, 4));
    expect(twoUsers).toMatchObject({ group: '239.1.1.1', users: 2, filter: { mode: 'any' } });
    const alone = joined.map((group) => Object.assign({}, group, { users: 1 }));
    expect(withSourceFilters(alone, parseSourceFilters(mcfilter, 4))[1]?.filter).toEqual({
      mode: 'exclude',
      sources: ['10.0.0.8'],
    });
  });

  it('are read of IPv6 as well', () => {
    expect(parseSourceFilters(mcfilter6, 6)).toEqual([
      { index: 5, family: 6, group: 'ff35::1', source: 'fd00::7', include: 1, exclude: 0 },
    ]);
  });
});

it('reads what netstat -g of macOS prints', () => {
  const text = `Link-layer Multicast Memberships:
Group               \tLink-layer Address  \tNetif
1:0:5e:0:0:fb       \t<none>              \ten0

IPv4 Multicast Memberships:
Group               \tLink-layer Address  \tNetif
224.0.0.1           \t<none>              \tlo0
224.0.0.251         \t1:0:5e:0:0:fb       \ten0

IPv6 Multicast Memberships:
Group               \tLink-layer Address  \tNetif
ff02::fb%en0        \t33:33:0:0:0:fb      \ten0
`;
  const { groups } = parseNetstatGroups(text);
  expect(groups.map(({ interface: name, group, users }) => [group, name, users])).toEqual([
    ['224.0.0.1', 'lo0', null],
    ['224.0.0.251', 'en0', null],
    ['ff02::fb', 'en0', null],
  ]);
});

it.each([['Interface 12: Ethernet 2'], ['Schnittstelle 12: Ethernet 2']])(
  'reads what netsh show joins of Windows prints: %s',
  (heading) => {
    const text = [
      '',
      heading,
      '',
      'Scope       References  Last  Address',
      '----------  ----------  ----  ---------------------------------',
      '0                    0  No    224.0.0.1',
      '0                    3  Yes   239.255.255.250',
      '0                    1  Yes   ff02::1:ff00:1',
    ].join('\r\n');
    const { groups } = parseNetshJoins(text);
    expect(groups.map(({ group, users, index }) => [group, users, index])).toEqual([
      ['224.0.0.1', 0, 12],
      ['239.255.255.250', 3, 12],
      ['ff02::1:ff00:1', 1, 12],
    ]);
    expect(groups[0]?.interface).toBe('Ethernet 2');
  },
);
