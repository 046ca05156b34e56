import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { dgram } from '#native';
import { describe, expect, test } from 'vitest';

import { type Host, type Interface, type Network, withNetwork } from '../testing/network';
import { networkProblemWith, reason } from '../testing/skipping';
import { boundTo, withSockets } from '../testing/sockets';

const PORT = '5000';
const GROUP = '239.7.7.7';

interface Route {
  network: Network;
  router: Host;
  receiver: Host;
  ours: Interface;
  theirs: Interface;
}

/** We here, a receiver elsewhere, and a router between. */
function withRouter(body: (route: Route) => Promise<void>): Promise<void> {
  return withNetwork(async (network) => {
    const router = await network.host('router');
    const receiver = await network.host('receiver');
    await router.forward();
    const near = await router.link(network.here, 1);
    const far = await router.link(receiver, 2);
    for (const family of ['address', 'address6'] as const) {
      await network.here.route(near.mine[family]);
      await receiver.route(far.mine[family]);
    }
    await body({ network, router, receiver, ours: near.theirs, theirs: far.theirs });
  });
}

const problem = networkProblemWith('socat');
describe.skipIf(problem)(`one hop${reason(problem)}`, () => {
  test.each([
    ['udp4', 'UDP4-RECV', 'address'],
    ['udp6', 'UDP6-RECV', 'address6'],
  ] as const)('a %s datagram does not outlive its hops', (type, receive, family) =>
    withRouter(async ({ receiver, theirs }) =>
      withSockets(async (create) => {
        const listener = receiver.start('socat', '-d', '-d', '-u', `${receive}:${PORT}`, 'STDOUT');
        await listener.says('starting data transfer');
        const socket = create({ type, icmpErrors: true });
        await boundTo(socket, 0);
        socket.setTTL(1);
        const expired = once(socket, 'icmp');
        socket.send('one hop', Number(PORT), theirs[family]);
        expect(await expired).toMatchObject([
          { code: 'EHOSTUNREACH', address: theirs[family], port: Number(PORT) },
        ]);
        socket.setTTL(2);
        socket.send('two hops', Number(PORT), theirs[family]);
        expect(await listener.says('two hops')).not.toContain('one hop');
      }),
    ),
  );

  test('the hops that are left are told', () =>
    withRouter(async ({ receiver, ours }) =>
      withSockets(async (create) => {
        const socket = create({ type: 'udp4', packetInfo: true });
        const port = await boundTo(socket, 0, ours.address);
        const received = once(socket, 'message');
        const target = `UDP4-SENDTO:${ours.address}:${port},ip-ttl=2`;
        await receiver.shell(`echo hello | socat -u STDIN ${target}`);
        const [, { ttl }] = (await received) as [Buffer, dgram.PacketInfo];
        expect(ttl).toBe(1);
      }),
    ));
});

const multicastProblem = networkProblemWith('socat', 'smcrouted');
describe.skipIf(multicastProblem)(`multicast routing${reason(multicastProblem)}`, () => {
  test('a group datagram is passed on when it has a hop left', () =>
    withRouter(async ({ network, router, receiver, ours, theirs }) =>
      withSockets(async (create) => {
        const member = `UDP4-RECV:${PORT},ip-add-membership=${GROUP}:${theirs.address}`;
        const listener = receiver.start('socat', '-d', '-d', '-u', member, 'STDOUT');
        await listener.says('starting data transfer');
        const routes = `mroute from to-here source ${ours.address} group ${GROUP} to to-receiver\n`;
        await routeMulticast(router, network.directory, routes);
        const socket = create('udp4');
        await boundTo(socket, 0, ours.address);
        socket.setMulticastInterface(ours.address);
        socket.setMulticastTTL(1);
        // Sending, as in Node, comes after this tick, with the TTL that is set then.
        await new Promise((resolve) => {
          socket.send('stays', Number(PORT), GROUP, resolve);
        });
        socket.setMulticastTTL(2);
        socket.send('passes', Number(PORT), GROUP);
        expect(await listener.says('passes')).not.toContain('stays');
      }),
    ));
});

/** Resolves when the routes, in the words of smcroute.conf(5), are in force. */
async function routeMulticast(router: Host, directory: string, routes: string): Promise<void> {
  const [config, pid, control] = ['conf', 'pid', 'sock'].map((name) => join(directory, name));
  await writeFile(String(config), routes);
  const files = ['-f', String(config), '-P', String(pid), '-u', String(control)];
  const daemon = router.start('smcrouted', '-n', '-l', 'debug', ...files);
  await daemon.says('Ready, waiting');
}
