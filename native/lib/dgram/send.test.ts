import { expect, test } from 'vitest';

import { errorOf } from '../testing/captures';
import { bound, texts, withSockets } from '../testing/sockets';

const hello = Buffer.from('hello');

test('every form of a message arrives, in order', () =>
  withSockets(async (create) => {
    const socket = create('udp4');
    const port = await bound(socket);
    const received = texts(socket, 8);
    socket.send('text', port);
    socket.send(hello, port, '127.0.0.1');
    socket.send(hello, 1, 3, port);
    socket.send(hello, 1, 2, port, '127.0.0.1');
    socket.send(new DataView(hello.buffer, hello.byteOffset, 2), port);
    socket.send(['a', hello, new Uint16Array([0x4242])], port);
    socket.send([], port);
    socket.send('last', port, 'localhost');
    const expected = ['text', 'hello', 'ell', 'el', 'he', 'ahelloBB', ''];
    expect((await received).toSorted()).toEqual([...expected, 'last'].toSorted());
    expect((await received).filter((text) => text !== 'last')).toEqual(expected);
  }));

test('the callback hears bytes or an error, later', () =>
  withSockets(async (create) => {
    const socket = create('udp4');
    let hasReturned = false;
    const sent = new Promise((resolve) => {
      socket.send('é', 9, '127.0.0.1', (error, bytes) => resolve([hasReturned, error, bytes]));
    });
    hasReturned = true;
    expect(await sent).toEqual([true, null, 2]);
    const refused = new Promise((resolve) => {
      socket.send(Buffer.alloc(70_000), 9, '127.0.0.1', resolve);
    });
    expect(await refused).toMatchObject({
      message: 'send EMSGSIZE 127.0.0.1:9',
      code: 'EMSGSIZE',
      syscall: 'send',
      address: '127.0.0.1',
      port: 9,
    });
  }));

test('an error names the destination as the program did', () =>
  withSockets(async (create) => {
    const socket = create('udp4');
    const refused = new Promise((resolve) => {
      socket.send(Buffer.alloc(70_000), 9, 'localhost', resolve);
    });
    expect(await refused).toMatchObject({
      message: 'send EMSGSIZE localhost:9',
      address: 'localhost',
    });
  }));

test.each([
  [[], 'ERR_INVALID_ARG_TYPE'],
  [[5, 9], 'ERR_INVALID_ARG_TYPE'],
  [[['a', 5], 9], 'ERR_INVALID_ARG_TYPE'],
  [[[hello], 0, 5, 9], 'ERR_INVALID_ARG_TYPE'],
  [[hello, 9, 5], 'ERR_INVALID_ARG_TYPE'],
  [[hello], 'ERR_SOCKET_BAD_PORT'],
  [[hello, 0], 'ERR_SOCKET_BAD_PORT'],
  [[hello, 65_536], 'ERR_SOCKET_BAD_PORT'],
  [[hello, 6, 1, 9], 'ERR_BUFFER_OUT_OF_BOUNDS'],
  [[hello, 1, 5, 9], 'ERR_BUFFER_OUT_OF_BOUNDS'],
  [[hello, 0, -1, 9], 'ERR_BUFFER_OUT_OF_BOUNDS'],
])('send%j throws %s', (args, code) =>
  withSockets((create) => {
    const socket = create('udp4');
    expect(errorOf(() => Reflect.apply(socket.send, socket, args)).code).toBe(code);
  }),
);

test('ports are worded as in Node', () =>
  withSockets((create) => {
    expect(errorOf(() => create('udp4').send('x', 0)).message).toBe(
      'Port should be > 0 and < 65536. Received type number (0).',
    );
  }));

test('a callback that throws does not keep the next from being called', () =>
  withSockets(async (create) => {
    const socket = create('udp4');
    const uncaught = new Promise((resolve) => {
      process.prependOnceListener('uncaughtException', resolve);
    });
    const others = process.listeners('uncaughtException').slice(1);
    for (const listener of others) process.removeListener('uncaughtException', listener);
    socket.send('x', 9, '127.0.0.1', () => {
      throw new Error('from the callback');
    });
    const next = new Promise<number>((resolve) => {
      socket.send('xy', 9, '127.0.0.1', (_error, bytes) => resolve(bytes));
    });
    expect(await uncaught).toMatchObject({ message: 'from the callback' });
    for (const listener of others) process.on('uncaughtException', listener);
    expect(await next).toBe(2);
  }));

test('sendMany sends all of them, and calls back once', () =>
  withSockets(async (create) => {
    const socket = create('udp4');
    const port = await bound(socket);
    const received = texts(socket, 2);
    const settled = new Promise((resolve) => {
      socket.sendMany(
        [
          { payload: 'one', port },
          { payload: ['t', 'wo'], port },
        ],
        (error, sent) => resolve([error, sent]),
      );
    });
    expect(await received).toEqual(['one', 'two']);
    expect(await settled).toEqual([null, 2]);
    const wrong = [{ payload: 'x', port }, { payload: 'x' }];
    expect(errorOf(() => socket.sendMany(wrong)).code).toBe('ERR_SOCKET_BAD_PORT');
  }));
