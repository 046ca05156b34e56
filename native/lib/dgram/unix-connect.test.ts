import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { errorOf } from '../testing/captures';
import { type Socket, texts, withSockets } from '../testing/sockets';

const folder = mkdtempSync(join(tmpdir(), 'gramscope-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function at(socket: Socket, path: string): Promise<Socket> {
  socket.bind(path);
  await once(socket, 'listening');
  return socket;
}

async function connected(socket: Socket, path: string): Promise<Socket> {
  socket.connect(path);
  await once(socket, 'connect');
  return socket;
}

const codeOf = (body: () => void) => errorOf(body).code;

/** What became of one datagram. */
function sent(socket: Socket): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    socket.send('x', (error) => resolve(error));
  });
}

test.each([join(folder, 'server'), `@gramscope-connect-${process.pid}`])(
  'a socket connected to %s sends without a path',
  (path) =>
    withSockets(async (create) => {
      const server = await at(create('unix_dgram'), path);
      const received = texts(server, 5);
      const client = create('unix_dgram');
      const hearing = once(client, 'connect');
      client.connect(path, () => undefined);
      await hearing;
      expect(client.remoteAddress()).toEqual({ address: path });
      expect(client.address()).toEqual({ address: '' });
      client.send('abc');
      client.send('abc', 1, 1);
      client.send(['x', 'y'], () => undefined);
      client.sendMany([{ payload: 'one' }, { payload: 'two' }]);
      expect(await received).toEqual(['abc', 'b', 'xy', 'one', 'two']);
    }),
);

test('connected or not, it says so', () =>
  withSockets(async (create) => {
    const path = join(folder, 'states');
    await at(create('unix_dgram'), path);
    const client = create('unix_dgram');
    expect(codeOf(() => client.disconnect())).toBe('ERR_SOCKET_DGRAM_NOT_CONNECTED');
    expect(codeOf(() => client.remoteAddress())).toBe('ERR_SOCKET_DGRAM_NOT_CONNECTED');
    await connected(client, path);
    expect(codeOf(() => client.connect(path))).toBe('ERR_SOCKET_DGRAM_IS_CONNECTED');
    expect(codeOf(() => client.send('x', path))).toBe('ERR_SOCKET_DGRAM_IS_CONNECTED');
    expect(codeOf(() => client.send('x', 0, 1, path))).toBe('ERR_SOCKET_DGRAM_IS_CONNECTED');
    expect(codeOf(() => client.sendMany([{ payload: 'x', path }]))).toBe(
      'ERR_SOCKET_DGRAM_IS_CONNECTED',
    );
    client.disconnect();
    expect(codeOf(() => client.send('x'))).toBe('ERR_INVALID_ARG_TYPE');
    await connected(client, path);
    expect(await sent(client)).toBeNull();
  }));

test('nobody there is an error of the callback, or else of the socket', () =>
  withSockets(async (create) => {
    const path = join(folder, 'nobody');
    const client = create('unix_dgram');
    const message = `connect ENOENT ${path}`;
    const error = await new Promise((resolve) => client.connect(path, resolve as () => void));
    expect(error).toMatchObject({ message, code: 'ENOENT', syscall: 'connect', address: path });
    client.connect(path);
    expect(await once(client, 'error')).toMatchObject([{ message }]);
  }));

test('a peer that closed is told of by the next datagrams, until another is connected', () =>
  withSockets(async (create) => {
    const path = join(folder, 'vanishes');
    const server = await at(create('unix_dgram'), path);
    const client = await connected(create('unix_dgram'), path);
    server.close();
    await once(server, 'close');
    expect(await sent(client)).toMatchObject({ message: 'send ECONNREFUSED' });
    expect(await sent(client)).toMatchObject({ message: 'send ENOTCONN' });
    const received = texts(await at(create('unix_dgram'), path), 1);
    client.disconnect();
    await connected(client, path);
    client.send('again');
    expect(await received).toEqual(['again']);
  }));

test('only the peer can send to a connected socket', () =>
  withSockets(async (create) => {
    const [one, two] = [join(folder, 'three'), join(folder, 'four')];
    const first = await at(create('unix_dgram'), one);
    await at(create('unix_dgram'), two);
    await connected(first, two);
    const stranger = create('unix_dgram');
    const refused = new Promise((resolve) => stranger.send('x', one, resolve));
    expect(await refused).toMatchObject({ message: `send EPERM ${one}` });
  }));
