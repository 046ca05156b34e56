import { once } from 'node:events';

import type { dgram } from '#native';
import { expect, test } from 'vitest';

import { errorOf } from '../testing/captures';
import { bound, texts, withSockets } from '../testing/sockets';

test('a connected socket sends without a destination', () =>
  withSockets(async (create) => {
    const server = create('udp4');
    const port = await bound(server);
    const received = texts(server, 3);
    const client = create('udp4');
    client.connect(port);
    await once(client, 'connect');
    expect(client.remoteAddress()).toEqual({ address: '127.0.0.1', family: 'IPv4', port });
    client.send('abc');
    client.send('abc', 1, 1);
    client.send(['x', 'y'], () => undefined);
    expect(await received).toEqual(['abc', 'b', 'xy']);
    expect(errorOf(() => client.connect(port)).code).toBe('ERR_SOCKET_DGRAM_IS_CONNECTED');
    expect(errorOf(() => client.send('x', 0, 1, port)).code).toBe('ERR_SOCKET_DGRAM_IS_CONNECTED');
    client.disconnect();
    expect(errorOf(() => client.disconnect()).code).toBe('ERR_SOCKET_DGRAM_NOT_CONNECTED');
    expect(errorOf(() => client.remoteAddress()).code).toBe('ERR_SOCKET_DGRAM_NOT_CONNECTED');
    expect(errorOf(() => client.send('x')).code).toBe('ERR_SOCKET_BAD_PORT');
  }));

test.each([
  ['udp4', '127.0.0.1'],
  ['udp6', '::1'],
] as const)('after disconnect() a %s socket is bound where it was', (type, address) =>
  withSockets(async (create) => {
    const server = create(type);
    const peer = await bound(server);
    const socket = create(type);
    const port = await bound(socket);
    socket.connect(peer);
    await once(socket, 'connect');
    socket.disconnect();
    expect(socket.address()).toMatchObject({ address, port });
    const received = texts(socket, 1);
    server.send('still here', port, address);
    expect(await received).toEqual(['still here']);
  }),
);

const broadcastPeer: dgram.Lookup = (name, _family, done) =>
  done(null, name === 'the.peer' ? '255.255.255.255' : name, 4);

test('an error names the peer as the program did', () =>
  withSockets(async (create) => {
    const socket = create({ type: 'udp4', lookup: broadcastPeer });
    socket.bind(0, '127.0.0.1');
    const place = { code: 'EACCES', address: 'the.peer', port: 9 };
    const sent = new Promise((resolve) => socket.send('x', 9, 'the.peer', resolve));
    expect(await sent).toMatchObject({ ...place, message: 'send EACCES the.peer:9' });
    const connected = new Promise((resolve) =>
      socket.connect(9, 'the.peer', resolve as () => void),
    );
    expect(await connected).toMatchObject({ ...place, message: 'connect EACCES the.peer:9' });
  }));

test.each([
  [['x', 0, 1, undefined, () => undefined], 'ERR_SOCKET_DGRAM_IS_CONNECTED'],
  [['x', 0, 1, () => undefined, '127.0.0.1'], 'ERR_SOCKET_DGRAM_IS_CONNECTED'],
  [['x', 0, 1, null, false], 'ERR_INVALID_ARG_TYPE'],
])('a connected socket refuses send(...%j)', (args, code) =>
  withSockets(async (create) => {
    const socket = create('udp4');
    socket.connect(9);
    await once(socket, 'connect');
    const send = socket.send.bind(socket) as (...given: unknown[]) => void;
    expect(errorOf(() => send(...args)).code).toBe(code);
  }),
);

const refuseNames: dgram.Lookup = (name, _family, done) =>
  done(name === '0.0.0.0' ? null : new Error('no such name'), name, 4);

test('the callback hears what went wrong, or else the listeners for errors', () =>
  withSockets(async (create) => {
    const socket = create({ type: 'udp4', lookup: refuseNames });
    const error = await new Promise<unknown>((resolve) => {
      socket.connect(9, 'a.name', resolve as () => void);
    });
    expect(error).toMatchObject({ message: 'no such name' });
    socket.connect(9, 'a.name');
    expect(await once(socket, 'error')).toMatchObject([{ message: 'no such name' }]);
  }));

test.each([undefined, 0, -1, 65_536, 'x', null])('connect(%j) is refused', (port) =>
  withSockets((create) => {
    expect(errorOf(() => create('udp4').connect(port as number)).code).toBe('ERR_SOCKET_BAD_PORT');
  }),
);
