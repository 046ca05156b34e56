import assert from 'node:assert/strict';
import { once } from 'node:events';
import { getSystemErrorName } from 'node:util';

import { dgram } from '#native';

import { bound, errorOf, failure, open, test } from './sockets';

test('a port in use is refused, in the words and numbers of Node', async (t) => {
  const { port } = (await bound(t, 'udp4')).address();
  const second = open(t, 'udp4');
  second.bind(port, '127.0.0.1');
  const [error] = await once(second, 'error');
  assert.equal(error.message, `bind EADDRINUSE 127.0.0.1:${port}`);
  assert.deepEqual(
    [error.code, error.syscall, error.address, error.port],
    ['EADDRINUSE', 'bind', '127.0.0.1', port],
  );
  assert.equal(getSystemErrorName(error.errno), 'EADDRINUSE');
});

test('an address of nobody here cannot be bound to', async (t) => {
  const socket = open(t, 'udp6');
  // Of IPv6, because Wine lets programs bind to any IPv4 address.
  socket.bind(0, '2001:db8::77');
  const [error] = await once(socket, 'error');
  assert.equal(error.code, 'EADDRNOTAVAIL');
  assert.equal(getSystemErrorName(error.errno), 'EADDRNOTAVAIL');
});

test('a datagram that is too large is refused, and the next one goes', async (t) => {
  const socket = await bound(t, 'udp4');
  const { port } = socket.address();
  const error = (await failure((callback) =>
    socket.send(Buffer.alloc(70_000), port, '127.0.0.1', callback),
  )) as NodeJS.ErrnoException;
  assert.deepEqual([error.code, error.syscall], ['EMSGSIZE', 'send']);
  assert.equal(getSystemErrorName(error.errno ?? 0), 'EMSGSIZE');
  socket.send('x', port);
  await once(socket, 'message');
});

test('errors that are made up have the numbers of this system too', (t) => {
  const socket = open(t, 'udp4');
  const error = errorOf(() => socket.setBroadcast(true));
  assert.equal(error.code, 'EBADF');
  assert.equal(getSystemErrorName(error.errno ?? 0), 'EBADF');
});

test('wrong arguments throw', (t) => {
  const socket = open(t, 'udp4');
  assert.equal(errorOf(() => socket.bind(65_536)).code, 'ERR_SOCKET_BAD_PORT');
  assert.equal(errorOf(() => socket.send('x', 0)).code, 'ERR_SOCKET_BAD_PORT');
  assert.equal(errorOf(() => dgram.createSocket('udp5' as 'udp4')).code, 'ERR_SOCKET_BAD_TYPE');
});

const windowsAlone = { skip: process.platform !== 'win32' && 'not Windows' } as const;

test(
  'Windows has no Unix sockets, and says so',
  () => {
    const error = errorOf(() => dgram.createSocket('unix_dgram'));
    assert.equal(error.code, 'EAFNOSUPPORT');
    assert.equal(error.message, 'socket EAFNOSUPPORT: Windows has no Unix datagram sockets');
  },
  windowsAlone,
);

test(
  'Windows spreads no port, and says so',
  async (t) => {
    const socket = open(t, { type: 'udp4', reusePort: true });
    socket.bind(0, '127.0.0.1');
    const [error] = await once(socket, 'error');
    assert.equal(error.code, 'ENOTSUP');
    assert.match(error.message, /Windows cannot spread datagrams/);
  },
  windowsAlone,
);
