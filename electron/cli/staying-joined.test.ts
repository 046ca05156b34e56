import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import {
  withNetwork,
  type Host,
  type Network,
  type Running,
} from '../../native/lib/testing/network';
import { groupSenderScript } from './testing/group-sender';

const command = join(import.meta.dirname, '..', '..', 'dist', 'cli', 'gramscope.cjs');
const hasNamespaces = spawnSync('unshare', ['-n', 'true']).status === 0;

/** The interface of the monitor. */
const link = 'to-lan';
/** How often each thing is done to it. */
const rounds = 20;

/** What is sent, and where the monitor listens for it. */
const flows = {
  named4: ['239.1.1.1', `udp://@239.1.1.1:5000%${link}`],
  everywhere4: ['239.1.1.2', 'udp://@239.1.1.2:5000'],
  sourced4: ['232.1.1.1', `udp://10.9.0.1@232.1.1.1:5000%${link}`],
  named6: ['ff15::1', `udp://@[ff15::1]:5000%${link}`],
  everywhere6: ['ff15::2', 'udp://@[ff15::2]:5000'],
  sourced6: ['ff35::8', `udp://[fd09::1]@[ff35::8]:5000%${link}`],
  // The socket itself is bound to the interface.
  bound6: ['ff12::5', `udp://@[ff12::5]:5000%${link}`],
} as const;

/** `gramscope listen` on a host, and when what it printed last of each flow was sent. */
class Listening {
  readonly #running: Running;
  readonly #newest = new Map<string, number>();
  #wake = () => {};

  constructor(host: Host, addresses: readonly string[]) {
    const args = [command, 'listen', ...addresses, '--format', 'jsonl'];
    this.#running = host.start(process.execPath, ...args);
    const { stdout } = this.#running.child;
    if (stdout === null) throw new Error('its output is piped');
    createInterface(stdout).on('line', (line) => this.#note(line));
  }

  get pid(): number {
    return this.#running.child.pid ?? 0;
  }

  says(text: string): Promise<string> {
    return this.#running.says(text);
  }

  /** Resolves when it has printed of every flow what was sent after this. */
  async goesOn(): Promise<void> {
    const since = Date.now();
    while (Object.keys(flows).some((name) => (this.#newest.get(name) ?? 0) <= since)) {
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  #note(line: string): void {
    const { payload } = JSON.parse(line) as { payload: string };
    const [name = '', sent] = Buffer.from(payload, 'base64').toString().split(' ');
    this.#newest.set(name, Number(sent));
    this.#wake();
  }
}

/** What a process has open, and how much of its memory is in use, in KiB. */
function held(pid: number): { descriptors: number; memory: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return {
    descriptors: readdirSync(`/proc/${pid}/fd`).length,
    memory: Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1]),
  };
}

/** The groups of the test that the interfaces of a host are in, with the number of sockets in each. */
async function groupsOf(host: Host): Promise<string[]> {
  const lines = (await host.shell('cat /proc/net/igmp /proc/net/igmp6')).split('\n');
  const pattern = /\b([0-9A-F]{4}01E[8F]|ff[13][25]0{26}\d\d)\s+(\d+)\s/u;
  return lines.flatMap((line) => pattern.exec(line)?.slice(1, 3).join(' ') ?? []).toSorted();
}

/** Every flow's group once, as /proc has them. */
const onceEach = [
  '010101E8 1',
  '010101EF 1',
  '020101EF 1',
  'ff120000000000000000000000000005 1',
  'ff150000000000000000000000000001 1',
  'ff150000000000000000000000000002 1',
  'ff350000000000000000000000000008 1',
];

/** A switch, a host that sends to all groups, and one that listens; and what can be done to the link of that one. */
async function setUp(network: Network) {
  const lan = await network.host('lan');
  await lan.shell('ip link add br0 type bridge mcast_snooping 0; ip link set br0 up');
  const plug = async (host: Host, number: number) => {
    await host.plug(lan);
    await lan.run('ip', 'link', 'set', `to-${host.name}`, 'master', 'br0');
    return host.address(link, 9, number);
  };
  const [sender, monitor] = [await network.host('sender'), await network.host('monitor')];
  const { address, address6 } = await plug(sender, 1);
  await plug(monitor, 2);
  const groups = Object.entries(flows).map(([name, [group]]) => `${name}=${group}`);
  sender.start('python3', '-c', groupSenderScript, link, address, address6, ...groups);
  return { monitor, plug: () => plug(monitor, 2) };
}

describe.skipIf(!hasNamespaces)(
  `staying joined${hasNamespaces ? '' : ' (skipped: no network namespaces)'}`,
  { timeout: 120_000 },
  () => {
    it('goes on whatever becomes of the interface, and leaks nothing', () =>
      withNetwork(async (network) => {
        const { monitor, plug } = await setUp(network);
        const listening = new Listening(
          monitor,
          Object.values(flows).map(([, address]) => address),
        );
        const things: (() => Promise<unknown>)[] = [
          () => monitor.shell(`ip link set ${link} down; ip link set ${link} up`),
          () => monitor.shell(`ip link set ${link} down; ip link set ${link} name lan9 up`),
          () => monitor.shell(`ip link set lan9 down; ip link set lan9 name ${link} up`),
          async () => {
            await monitor.shell(`ip addr flush dev ${link} scope global`);
            await monitor.address(link, 9, 100);
          },
          async () => {
            await monitor.run('ip', 'link', 'delete', link);
            await plug();
          },
        ];
        await listening.goesOn();
        let before = held(listening.pid);
        for (let round = 0; round < rounds; round += 1) {
          for (const change of things) {
            await change();
            await listening.goesOn();
          }
          expect(await groupsOf(monitor)).toEqual(onceEach);
          // The first time brings what then stays.
          if (round === 0) before = held(listening.pid);
        }
        const after = held(listening.pid);
        // Some come and go: what lists the interfaces, and what reads back what is written.
        expect(after.descriptors - before.descriptors).toBeLessThan(rounds / 2);
        expect(after.memory - before.memory).toBeLessThan(40_000);
        const said = await listening.says(`joined 239.1.1.1 on ${link} again: the interface came`);
        expect(said).toContain(`still in 239.1.1.1 on lan9: that is what ${link} is called now`);
      }));
  },
);
