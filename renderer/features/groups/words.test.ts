import { describe, expect, it } from 'vitest';
import { everyGroup, linesOf } from './group-lines';
import { arrival, overview, stateOf, stray } from './groups-fixture';
import { textOf } from './line-words';
import {
  arrivalOf,
  groupFilter,
  ourSocketsOf,
  querierOf,
  sourcesOf,
  untoldOf,
  usersOf,
} from './words';

describe('what a line says', () => {
  it('tells nothing that is not known', () => {
    expect(usersOf({ users: null })).toBe('–');
    expect(sourcesOf({ filter: { mode: 'unknown' } })).toBe('not told');
    expect(arrivalOf(stateOf('239.1.1.1', { isWatched: false }))).toBe('not watched');
    expect(arrivalOf(stateOf('239.1.1.1'))).toBe('nothing');
    expect(querierOf({ protocol: 'MLD', version: null, presence: 'unknown' })).toBe(
      'MLD, version and querier not told',
    );
  });

  it('tells what arrives, and with how many hops left', () => {
    expect(arrivalOf(stray)).toBe('1,200, TTL 1–3');
    const same = { ...stray, arrival: { ...arrival, ttl: { least: 4, most: 4 } } };
    expect(arrivalOf(same)).toBe('1,200, TTL 4');
    expect(arrivalOf({ ...stray, arrival: { ...arrival, ttl: null } })).toBe('1,200');
  });

  it('tells from whom it is let through, and who of ours joined it', () => {
    const two = ['10.0.0.1', '10.0.0.2'];
    expect(sourcesOf({ filter: { mode: 'include', sources: two } })).toBe(
      'only 10.0.0.1 and 1 more',
    );
    expect(sourcesOf({ filter: { mode: 'exclude', sources: ['10.0.0.1'] } })).toBe('not 10.0.0.1');
    const ours = two.map((source) => ({ socket: 'a', source }));
    expect(ourSocketsOf({ ours })).toBe('a');
  });
});

it('spells the difference between joined and arriving out where it is copied', () => {
  const lines = linesOf(overview, everyGroup, new Set());
  expect(lines.slice(0, 3).map(textOf)).toEqual([
    'eth0: up; IGMPv3, querier not told',
    '239.1.1.1 on eth0: not joined here, arriving; over all interfaces joined on eth1, nothing arrives; arriving on eth0, not joined there; sources: not told; arriving: 1,200, TTL 1–3',
    '239.1.1.1 from 10.0.0.7 on eth0: arriving',
  ]);
});

it('makes filters for the datagrams of a group', () => {
  const place = { family: 4, group: '239.1.1.1', interface: 'eth "0"', source: null } as const;
  expect(groupFilter(place)).toBe(
    String.raw`ip.dst == 239.1.1.1 && gramscope.interface == "eth \"0\""`,
  );
  const six = { family: 6, group: 'ff15::1', interface: 'eth0', source: 'fe80::1%eth0' } as const;
  expect(groupFilter(six)).toBe(
    'ipv6.dst == ff15::1 && ipv6.src == fe80::1 && gramscope.interface == "eth0"',
  );
});

it('says where it was read, and what cannot be known', () => {
  expect(untoldOf({ ...overview, omitted: 7 }, 'file')).toEqual([
    'Read from /proc/net/igmp. Whose sockets they are, the system does not say.',
    'A socket may join 20 IPv4 groups (igmp_max_memberships).',
    'This window shows a file: what arrives now is not seen.',
    '7 more memberships are not shown.',
  ]);
});
