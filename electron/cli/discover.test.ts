import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Host, withNetwork } from '../../native/lib/testing/network';
import { announcerScript, responderScript, trafficScript } from './testing/announcer';

const command = join(import.meta.dirname, '..', '..', 'dist', 'cli', 'gramscope.cjs');

const hasNamespaces = spawnSync('unshare', ['-n', 'true']).status === 0;

interface Pair {
  here: Host;
  there: Host;
  /** Address of the other host, and the interface that leads there. */
  address: string;
  interface: string;
}

/** Two hosts with a cable between them. */
async function withPair(body: (pair: Pair) => Promise<void>): Promise<void> {
  await withNetwork(async (network) => {
    const [here, there] = [await network.host('here'), await network.host('there')];
    const { mine, theirs } = await here.link(there, 7);
    await body({ here, there, address: theirs.address, interface: mine.name });
  });
}

function discover(host: Host, ...args: string[]) {
  return host.start(process.execPath, command, 'discover', ...args);
}

describe.skipIf(!hasNamespaces)('gramscope discover', { timeout: 60_000 }, () => {
  it('prints what is announced, and what is taken back', () =>
    withPair(async ({ here, there, address, interface: name }) => {
      const announcer = there.start('python3', '-c', announcerScript, address);
      const running = discover(
        here,
        '--protocol',
        'sap,ssdp',
        '--protocol',
        'llmnr',
        '--protocol',
        'ptp',
      );
      const text = await running.says('+ PTP');
      const all = await running.says('+ LLMNR').then(() => running.says('+ SAP'));
      expect(text).toContain(`listening on ${name}`);
      expect(all).toContain(
        `+ SAP  session  Stage \\e[31mleft  audio L24/48000/8 239.69.1.2:5004 for 192.0.2.9; audio L24/48000/8 239.69.1.2:5006 for 192.0.2.9  from ${address} on ${name}`,
      );
      expect(all).toContain('+ PTP  grandmaster  ec-46-70-ff-fe-0a-0b-0c');
      await running.says('location http://192.0.2.9/d.xml');
      announcer.child.stdin?.write('\n');
      await running.says('- SAP');
    }));

  it('asks when it is told to, and puts answers together', () =>
    withPair(async ({ here, there, address }) => {
      await there.start('python3', '-c', responderScript, address).says('answering');
      const running = discover(
        here,
        '--protocol',
        'mdns',
        '--ask',
        '--seconds',
        '3',
        '--format',
        'json',
      );
      const output = await running.ended;
      const { announcements } = JSON.parse(
        output.split('\n').find((line) => line.startsWith('{')) ?? '',
      );
      expect(announcements).toMatchObject([
        {
          protocol: 'mdns',
          kind: '_ipp._tcp',
          name: 'Lab Printer',
          from: address,
          places: [{ media: 'TCP', host: address, port: 631 }],
          facts: [
            { name: 'host', value: 'printer.local' },
            { name: 'text', value: 'paper=A' },
          ],
        },
      ]);
    }));

  it('sends nothing unless it is told to', () =>
    withPair(async ({ here, there, address }) => {
      await there.start('python3', '-c', responderScript, address).says('answering');
      const output = await discover(here, '--protocol', 'mdns', '--seconds', '1').ended;
      expect(output).toContain('announced 0;');
    }));

  it('sweeps 300 groups and finds the three that carry something', () =>
    withPair(async ({ here, there, address, interface: name }) => {
      const live = ['239.1.0.7', '239.1.1.43', '239.1.1.7'];
      // Somebody else's membership and port, which the sweep must leave alone.
      const other = here.start(process.execPath, command, 'listen', 'udp://@239.1.0.7:5004');
      await other.says('listening');
      await there.start('python3', '-c', trafficScript, address, '5004', ...live).says('sending');
      const running = discover(
        here,
        '--sweep',
        '239.1.0.0-239.1.1.43',
        '--ports',
        '5004',
        '--dwell',
        '0.3',
        '--format',
        'json',
      );
      await running.says('300 joins, 20 at once');
      const mostJoined = await most(running.ended, async () =>
        swept(await here.run('cat', '/proc/net/igmp')),
      );
      expect(mostJoined).toBeGreaterThan(5);
      expect(mostJoined).toBeLessThanOrEqual(21);
      expect(swept(await here.run('cat', '/proc/net/igmp'))).toBe(1);
      const output = await running.ended;
      const { sweep } = JSON.parse(output.split('\n').find((line) => line.startsWith('{')) ?? '');
      expect(sweep).toMatchObject({ state: 'done', done: 300, refused: 0, found: 3 });
      const found = sweep.finds.map((find: { group: string }) => find.group);
      expect(found.toSorted()).toEqual(live);
      expect(sweep.finds[0]).toMatchObject({
        port: 5004,
        interface: name,
        smallest: 35,
        largest: 35,
        protocol: 'syslog',
        sources: [expect.stringContaining(`${address}:`)],
        sourceCount: 1,
      });
    }));

  it('stops a sweep in the middle, and leaves what it had joined', () =>
    withPair(async ({ here }) => {
      const args = [
        '--sweep',
        '239.1.0.0/16',
        '--ports',
        '5004',
        '--dwell',
        '60',
        '--seconds',
        '1',
      ];
      const output = await discover(here, ...args).ended;
      expect(output).toMatch(/^swept 0 of 65536 joins, 0 carry something; /mu);
      expect(swept(await here.run('cat', '/proc/net/igmp'))).toBe(0);
    }));

  it('finds groups of IPv6', () =>
    withPair(async ({ here, there, address, interface: name }) => {
      expect(address).toContain('.');
      const script = trafficScript
        .replace('AF_INET', 'AF_INET6')
        .replace(
          /^out.setsockopt.*$/mu,
          'out.setsockopt(socket.IPPROTO_IPV6, 17, int(sys.argv[1]))',
        );
      const index = await there.shell('ip -o link show to-here | cut -d: -f1');
      await there.start('python3', '-c', script, index.trim(), '5004', 'ff15::7').says('sending');
      const output = await discover(
        here,
        '--sweep',
        'ff15::1-ff15::9',
        '--ports',
        '5004',
        '--dwell',
        '0.5',
      ).ended;
      expect(output).toContain(`[ff15::7]:5004 on ${name}  syslog`);
      expect(output).toContain('1 carry something;');
    }));
});

/** Groups of the sweep that the host is in, as the kernel lists them: in hexadecimal, backwards. */
function swept(table: string): number {
  return table.split('\n').filter((line) => /^\s+[0-9A-F]{4}01EF\s/u.test(line)).length;
}

/** The largest number that there was until something ended. */
async function most(ended: Promise<unknown>, look: () => Promise<number>): Promise<number> {
  const end = ended.then(() => 'ended' as const);
  const numbers: number[] = [];
  for (;;) {
    const seen = await Promise.race([end, look()]);
    if (seen === 'ended') return Math.max(...numbers);
    numbers.push(seen);
  }
}
