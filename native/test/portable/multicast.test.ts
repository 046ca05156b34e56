import assert from 'node:assert/strict';
import { once } from 'node:events';

import { listInterfaces } from '#native';

import { errorOf, open, test, type Socket } from './sockets';

const GROUP = '239.77.1.1';

/** Nothing may leave this machine: only loopback is joined on, and sent from. */
const loopback = listInterfaces().find((candidate) => candidate.loopback)?.name ?? '';

async function listening(socket: Socket): Promise<number> {
  socket.bind(0);
  await once(socket, 'listening');
  return socket.address().port;
}

test('a group is joined by the name of an interface, listed and left', async (t) => {
  const socket = open(t, 'udp4');
  await listening(socket);
  assert.deepEqual(
    socket.addMembership(GROUP, loopback).map(({ name }) => name),
    [loopback],
  );
  assert.equal(socket.memberships()[0]?.group, GROUP);
  assert.equal(errorOf(() => socket.addMembership(GROUP, loopback)).syscall, 'addMembership');
  socket.dropMembership(GROUP, loopback);
  assert.deepEqual(socket.memberships(), []);
});

test('a member hears what is sent to its group', async (t) => {
  const member = open(t, { type: 'udp4', packetInfo: true });
  const port = await listening(member);
  member.addMembership(GROUP, loopback);
  const sender = open(t, 'udp4');
  await listening(sender);
  sender.setMulticastInterface('127.0.0.1');
  sender.setMulticastTTL(0);
  const received = once(member, 'message');
  sender.send('to the group', port, GROUP);
  const [message, info] = await received;
  assert.equal(String(message), 'to the group');
  assert.deepEqual(info.destination, { address: GROUP, port });
});

test('groups of IPv6 are joined by index', async (t) => {
  const socket = open(t, 'udp6');
  await listening(socket);
  const { index = 0 } = listInterfaces().find((candidate) => candidate.loopback) ?? {};
  socket.addMembership('ff01::77', index);
  assert.deepEqual(
    socket.memberships().map(({ group }) => group),
    ['ff01::77'],
  );
});

test('an interface that is none is refused', async (t) => {
  const socket = open(t, 'udp4');
  await listening(socket);
  assert.equal(errorOf(() => socket.addMembership(GROUP, 'no such interface')).code, 'EINVAL');
  assert.equal(errorOf(() => socket.addMembership(GROUP, 99_999)).code, 'ENODEV');
});
