import { once } from 'node:events';

import type { dgram } from '#native';
import { describe, expect, test } from 'vitest';

import { type Host, type Interface, withNetwork } from '../testing/network';
import { networkProblemWith, reason } from '../testing/skipping';
import { boundTo, texts, withSockets } from '../testing/sockets';

const PORT = 5000;

/** Another host, and the interface to it and from it. */
function withPeer(
  body: (peer: Host, ours: Interface, theirs: Interface, here: Host) => Promise<void>,
): Promise<void> {
  return withNetwork(async (network) => {
    const peer = await network.host('peer');
    const { mine, theirs } = await peer.link(network.here, 6);
    await body(peer, theirs, mine, network.here);
  });
}

const problem = networkProblemWith('socat');
describe.skipIf(problem)(`IPv6 groups${reason(problem)}`, () => {
  test.each([
    ['link-local (2)', 'ff02::5:6'],
    ['site-local (5)', 'ff05::5:6'],
  ])('of %s scope are heard from another host', (_scope, group) =>
    withPeer((peer, ours, theirs) =>
      withSockets(async (create) => {
        const socket = create({ type: 'udp6', packetInfo: true });
        await boundTo(socket, PORT);
        expect(socket.addMembership(group, `::%${ours.name}`)).toMatchObject([{ name: ours.name }]);
        const received = once(socket, 'message');
        const target = `UDP6-DATAGRAM:[${group}]:${PORT},so-bindtodevice=${theirs.name}`;
        await peer.shell(`printf hello | socat -u STDIN ${target}`);
        const [message, rinfo] = (await received) as [Buffer, dgram.PacketInfo];
        expect(message.toString()).toBe('hello');
        expect(rinfo.destination.address.replace(/%.*/, '')).toBe(group);
      }),
    ),
  );

  test.each([
    ['link-local (2), by a zone', 'ff02::5:6', '%to-peer'],
    ['site-local (5), by the chosen interface', 'ff05::5:6', ''],
  ])('of %s are heard by another host', (_scope, group, zone) =>
    withPeer((peer, ours, theirs) =>
      withSockets(async (create) => {
        const member = `UDP6-RECV:${PORT},ipv6-join-group=[${group}]:${theirs.name}`;
        const listener = peer.start('socat', '-d', '-d', '-u', member, 'STDOUT');
        await listener.says('starting data transfer');
        const socket = create('udp6');
        await boundTo(socket, 0);
        if (zone === '') socket.setMulticastInterface(`::%${ours.name}`);
        socket.send('hello', PORT, `${group}${zone}`);
        expect(await listener.says('hello')).toContain('hello');
      }),
    ),
  );

  test('of interface-local scope (1) do not leave the host', () =>
    withPeer((peer, ours, theirs, here) =>
      withSockets(async (create) => {
        // The kernel gives every interface but this one a route to the groups.
        await here.shell('ip -6 route add multicast ff01::/16 dev lo table local');
        const member = `UDP6-RECV:${PORT},ipv6-join-group=[ff01::5:6]:${theirs.name}`;
        const listener = peer.start('socat', '-d', '-d', '-u', member, 'STDOUT');
        await listener.says('starting data transfer');
        const socket = create('udp6');
        await boundTo(socket, PORT);
        expect(socket.addMembership('ff01::5:6', '%lo')).toMatchObject([{ name: 'lo' }]);
        socket.addMembership('ff01::5:6', `%${ours.name}`);
        const heard = texts(socket, 2);
        socket.send('on lo', PORT, 'ff01::5:6%lo');
        socket.send('on the link', PORT, `ff01::5:6%${ours.name}`);
        expect((await heard).toSorted()).toEqual(['on lo', 'on the link']);
        socket.send('unicast', PORT, theirs.address6);
        expect(await listener.says('unicast')).not.toContain('on the link');
      }),
    ));
});
