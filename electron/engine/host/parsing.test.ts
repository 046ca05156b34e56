import { describe, expect, it } from 'vitest';
import { growth, readCounters } from './counters';
import { discardingOfIptables, discardingOfNft, readFirewall } from './firewall';
import type { Host, Printed } from './host';
import { readLinks, readRouterPorts } from './links';
import { parseInterfaces, parseRoutes } from './multicast-routing';
import { gatewayDevices, routeTo } from './routes';
import { parseUdpSockets } from './udp-sockets';

function host(told: Record<string, string | Printed>): Host {
  return {
    platform: 'linux',
    read: (path) => Promise.resolve((told[path] as string | undefined) ?? null),
    run: (...command) => {
      const printed = told[command.join(' ')] ?? { kind: 'missing' };
      return Promise.resolve(
        typeof printed === 'string' ? { kind: 'printed', text: printed } : printed,
      );
    },
  };
}

describe('counters of the kernel', () => {
  it('are read by their names, of IPv6 too', async () => {
    const netstat = 'TcpExt: A IPReversePathFilter\nTcpExt: 1 7\nIpExt: InMcastPkts\nIpExt: 3\n';
    const snmp = 'Udp: InDatagrams RcvbufErrors\nUdp: 5 6\n';
    const read = (dropped: number) =>
      readCounters(
        host({
          '/proc/net/netstat': netstat.replace('7', String(dropped)),
          '/proc/net/snmp': snmp,
          '/proc/net/snmp6': 'Udp6InErrors    \t9\n',
        }),
      );
    const before = await read(7);
    expect(before.get('Udp.RcvbufErrors')).toBe(6);
    expect(before.get('Six.Udp6InErrors')).toBe(9);
    expect(growth('TcpExt.IPReversePathFilter', before, await read(12))).toBe(5);
    expect(growth('TcpExt.Other', before, before)).toBeNull();
  });
});

describe('links', () => {
  const links = JSON.stringify([
    { ifname: 'eth0', flags: ['UP', 'LOWER_UP'], master: 'br0' },
    { ifname: 'eth1', flags: ['NO-CARRIER', 'UP'] },
    {
      ifname: 'br0',
      flags: ['UP'],
      linkinfo: { info_kind: 'bridge', info_data: { mcast_snooping: 1, mcast_querier: 0 } },
    },
  ]);

  it('are told with carrier, master and what a bridge does', async () => {
    expect(await readLinks(host({ 'ip -d -j link show': links }))).toEqual([
      { name: 'eth0', hasCarrier: true, master: 'br0', kind: null, bridge: null },
      { name: 'eth1', hasCarrier: false, master: null, kind: null, bridge: null },
      {
        name: 'br0',
        hasCarrier: null,
        master: null,
        kind: 'bridge',
        bridge: { snoops: true, queries: false },
      },
    ]);
  });

  it('are not known where nothing tells, or something else', async () => {
    for (const text of ['', '{}', 'null', '[1']) {
      expect(await readLinks(host({ 'ip -d -j link show': text }))).toBeNull();
    }
    expect(await readLinks(host({}))).toBeNull();
  });

  it('of a bridge may lead to a router', async () => {
    const mdb = '[{"mdb":[],"router":{"br0":[{"port":"b0","timer":"12.3","type":"temp"}]}}]';
    const ports = await readRouterPorts(host({ 'bridge -j -d -s mdb show': mdb }));
    expect(ports?.get('br0')).toEqual(['b0']);
    expect(await readRouterPorts(host({}))).toBeNull();
  });
});

describe('routes', () => {
  const command = 'ip -j route get 10.1.0.2';

  it('are told with their gateway', async () => {
    const text = '[{"dst":"10.1.0.2","gateway":"10.2.0.1","dev":"e0","prefsrc":"10.2.0.2"}]';
    const route = await routeTo(host({ [command]: text }), '10.1.0.2');
    expect(route).toEqual({ device: 'e0', gateway: '10.2.0.1', isLocal: false });
  });

  it('are missing, or not known', async () => {
    const words = 'RTNETLINK answers: Network is unreachable';
    expect(await routeTo(host({ [command]: { kind: 'refused', words } }), '10.1.0.2')).toBe('none');
    expect(await routeTo(host({}), '10.1.0.2')).toBe('unknown');
    expect(await routeTo(host({}), '-batch x')).toBe('unknown');
  });

  it('by gateways are those of certain interfaces', async () => {
    const table = `Iface\tDestination\tGateway \tFlags
e0\t00000000\t0100020A\t0003
e1\t0000030A\t00000000\t0001
`;
    expect(await gatewayDevices(host({ '/proc/net/route': table }))).toEqual(['e0']);
  });
});

it('reads UDP sockets with what did not fit their buffers', () => {
  const text = `   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
  123: 010101EF:1388 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 4711 2 0000000000000000 3
`;
  expect(parseUdpSockets(text, 4)).toEqual([
    { family: 4, address: '239.1.1.1', isWildcard: false, port: 5000, inode: 4711, drops: 3 },
  ]);
});

it('reads what a multicast router passes on', () => {
  const vifs = parseInterfaces(
    'Interface      BytesIn  PktsIn  BytesOut PktsOut Flags Local    Remote\n' +
      ' 0 r0             0       0         0       0 00000 0100010A 00000000\n' +
      ' 1 r1             0       0         0       0 00000 0100020A 00000000\n',
  );
  const routes = parseRoutes(
    'Group    Origin   Iif     Pkts    Bytes    Wrong Oifs\n' +
      '010101EF 0200010A 0          12      480        1  1:1  \n' +
      '020202EF 0200010A -1          0        0        0\n',
    vifs,
  );
  expect(routes).toEqual([
    {
      group: '239.1.1.1',
      origin: '10.1.0.2',
      from: 'r0',
      to: [{ interface: 'r1', threshold: 1 }],
      datagrams: 12,
      wrong: 1,
    },
    { group: '239.2.2.2', origin: '10.1.0.2', from: null, to: [], datagrams: 0, wrong: 0 },
  ]);
});

describe('the firewall', () => {
  const ruleset = {
    nftables: [
      { chain: { family: 'inet', table: 'filter', name: 'input', hook: 'input', policy: 'drop' } },
      {
        chain: {
          family: 'inet',
          table: 'filter',
          name: 'output',
          hook: 'output',
          policy: 'accept',
        },
      },
      {
        rule: {
          family: 'inet',
          table: 'filter',
          chain: 'input',
          handle: 4,
          expr: [{ match: {} }, { counter: { packets: 9, bytes: 1 } }, { drop: null }],
        },
      },
      {
        rule: {
          family: 'inet',
          table: 'filter',
          chain: 'output',
          handle: 5,
          expr: [{ drop: null }],
        },
      },
    ],
  };

  it('of nftables discards by policies and rules on the way in', () => {
    expect(discardingOfNft(ruleset)).toEqual([
      { name: 'inet filter input policy drop', packets: null },
      { name: 'inet filter input handle 4', packets: 9 },
    ]);
    expect(discardingOfNft(null)).toEqual([]);
  });

  it('of iptables too', () => {
    const text =
      ':INPUT DROP [1:2]\n:OUTPUT DROP [0:0]\n[3:4] -A INPUT -p udp -j DROP\n[5:6] -A OUTPUT -j DROP\n';
    expect(discardingOfIptables(text)).toEqual([
      { name: 'policy of INPUT', packets: 1 },
      { name: '-A INPUT -p udp -j DROP', packets: 3 },
    ]);
  });

  it('may not be read', async () => {
    expect(await readFirewall(host({}))).toMatchObject({ kind: 'unknown' });
    const refused = { kind: 'refused', words: 'Operation not permitted' } as const;
    expect(await readFirewall(host({ 'nft -j list ruleset': refused }))).toMatchObject({
      why: 'The rules cannot be read: Operation not permitted',
    });
    expect(await readFirewall(host({ 'nft -j list ruleset': '{"nftables":[]}' }))).toEqual({
      kind: 'open',
      origin: 'nft',
    });
  });
});
