import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { errorOf } from '../testing/captures';
import { type Socket, withSockets } from '../testing/sockets';

const folder = mkdtempSync(join(tmpdir(), 'gramscope-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function at(socket: Socket, path: string): Promise<Socket> {
  socket.bind(path);
  await once(socket, 'listening');
  return socket;
}

test('a server echoes to a client', () =>
  withSockets(async (create) => {
    const paths = { server: join(folder, 'server'), client: join(folder, 'client') };
    const server = await at(create('unix_dgram'), paths.server);
    expect(server.address()).toEqual({ address: paths.server });
    server.on('message', (message, { address }) => {
      server.send(message, 0, message.length, address);
    });
    const client = await at(create('unix_dgram'), paths.client);
    const answered = once(client, 'message');
    const sent = new Promise((resolve) => {
      client.send(Buffer.from('hello'), 1, 3, paths.server, (error, bytes) =>
        resolve([error, bytes]),
      );
    });
    expect(await sent).toEqual([null, 3]);
    const [message, rinfo] = (await answered) as [Buffer, object];
    expect(message.toString()).toBe('ell');
    expect(rinfo).toEqual({ address: paths.server, family: 'unix', size: 3 });
    server.close();
    await once(server, 'close');
    expect(existsSync(paths.server)).toBe(false);
  }));

test('a sender without a name has an empty address', () =>
  withSockets(async (create) => {
    const socket = await at(create('unix_dgram'), `@gramscope-${process.pid}`);
    const received = once(socket, 'message');
    create('unix_dgram').send('x', `@gramscope-${process.pid}`);
    expect((await received)[1]).toMatchObject({ address: '' });
    expect(create('unix_dgram').address()).toEqual({ address: '' });
  }));

test('what is there is not replaced, and a path may be too long', () =>
  withSockets(async (create) => {
    const live = join(folder, 'live');
    await at(create('unix_dgram'), live);
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const socket = create('unix_dgram');
    for (const path of [live, file]) {
      socket.bind(path);
      const [error] = await once(socket, 'error');
      expect(error).toMatchObject({ code: 'EADDRINUSE', syscall: 'bind', address: path });
    }
    socket.bind(join(folder, 'x'.repeat(200)));
    const [error] = (await once(socket, 'error')) as [Error];
    expect(error.message).toContain('at most 107 bytes');
  }));

test('wrong paths throw', () =>
  withSockets((create) => {
    const socket = create('unix_dgram');
    expect(errorOf(() => socket.bind()).code).toBe('ERR_INVALID_ARG_TYPE');
    expect(errorOf(() => socket.bind('')).code).toBe('ERR_INVALID_ARG_VALUE');
    expect(errorOf(() => socket.send('x', 'a\0b')).code).toBe('ERR_INVALID_ARG_VALUE');
    expect(errorOf(() => socket.connect(9)).code).toBe('ERR_INVALID_ARG_TYPE');
    expect(errorOf(() => socket.addMembership('224.0.0.1')).code).toBe('EOPNOTSUPP');
  }));
