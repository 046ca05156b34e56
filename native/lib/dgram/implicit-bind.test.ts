import { once } from 'node:events';
import { setImmediate as soon } from 'node:timers/promises';

import { expect, test, vi } from 'vitest';

import { errorOf } from '../testing/captures';
import { runNode } from '../testing/processes';
import { bound, texts, withSockets } from '../testing/sockets';

test('a socket that nobody bound listens when the tick ends', () =>
  withSockets(async (create) => {
    const socket = create('udp4');
    await once(socket, 'listening');
    const { address, port } = socket.address();
    expect(address).toBe('0.0.0.0');
    const received = texts(socket, 1);
    create('udp4').send('to you', port, '127.0.0.1');
    expect(await received).toEqual(['to you']);
  }));

test('a later bind takes its place, with the options and groups set so far', () =>
  withSockets(async (create) => {
    const socket = create('udp4');
    const listening = vi.fn();
    socket.on('listening', listening);
    await once(socket, 'listening');
    const implicit = socket.address().port;
    socket.setRecvBufferSize(50_000);
    const size = socket.getRecvBufferSize();
    const port = await bound(socket);
    expect(port).not.toBe(implicit);
    expect(socket.getRecvBufferSize()).toBe(size);
    expect(listening).toHaveBeenCalledTimes(2);
    expect(errorOf(() => socket.bind(0)).code).toBe('ERR_SOCKET_ALREADY_BOUND');
  }));

test('binding in the same tick leaves nothing to do', () =>
  withSockets(async (create) => {
    const socket = create('udp4');
    const listening = vi.fn();
    socket.on('listening', listening);
    await bound(socket);
    await soon();
    await soon();
    expect(listening).toHaveBeenCalledOnce();
  }));

test('it can be turned off', () =>
  withSockets(async (create) => {
    const socket = create({ type: 'udp4', implicitBind: false });
    await soon();
    await soon();
    expect(errorOf(() => socket.address()).message).toBe('getsockname EBADF');
  }));

test('it does not keep the process alive', async () => {
  const printed = await runNode(`
    const socket = dgram.createSocket('udp4');
    socket.on('listening', () => console.log('listening'));
    socket.on('message', () => {});
  `);
  expect(printed).toBe('listening');
});
