import assert from 'node:assert/strict';
import { once } from 'node:events';

import { bound, open, test, texts } from './sockets';

for (const [type, address] of [
  ['udp4', '127.0.0.1'],
  ['udp6', '::1'],
] as const) {
  test(`${type}: a server answers a client`, async (t) => {
    const server = await bound(t, type);
    server.on('message', (message, { address: from, port }) => server.send(message, port, from));
    const client = open(t, type);
    client.send('hello', server.address().port, address);
    const [message, rinfo] = await once(client, 'message');
    assert.equal(String(message), 'hello');
    const { port } = server.address();
    assert.deepEqual(rinfo, { address, family: type === 'udp4' ? 'IPv4' : 'IPv6', port, size: 5 });
  });
}

test('a socket for both versions shows IPv4 peers as mapped addresses', async (t) => {
  const server = open(t, 'udp6');
  server.bind(0, '::');
  await once(server, 'listening');
  const received = once(server, 'message');
  open(t, 'udp4').send('x', server.address().port, '127.0.0.1');
  assert.equal((await received)[1].address, '::ffff:127.0.0.1');
});

test('every form of a message arrives', async (t) => {
  const socket = await bound(t, 'udp4');
  const { port } = socket.address();
  const received = texts(socket, 5);
  socket.send('text', port);
  socket.send(Buffer.from('hello'), 1, 3, port);
  socket.send(['a', Buffer.from('b'), new Uint8Array([0x63])], port);
  socket.send([], port);
  socket.send(
    Array.from({ length: 2000 }, () => 'x'),
    port,
  );
  assert.deepEqual(await received, ['text', 'ell', 'abc', '', 'x'.repeat(2000)]);
});

test('the largest datagram arrives whole', async (t) => {
  const socket = await bound(t, { type: 'udp4', sendBufferSize: 1 << 17, recvBufferSize: 1 << 17 });
  const received = once(socket, 'message');
  socket.send(Buffer.alloc(65_507, 7), socket.address().port);
  assert.deepEqual((await received)[0], Buffer.alloc(65_507, 7));
});

test('a hundred in a row arrive in order', async (t) => {
  const socket = await bound(t, 'udp4');
  const received = texts(socket, 100);
  const sent = Array.from({ length: 100 }, (_, index) => String(index));
  for (const text of sent) socket.send(text, socket.address().port);
  assert.deepEqual(await received, sent);
});

test('more than the queue holds waits in the kernel until JavaScript comes to it', async (t) => {
  const receiver = await bound(t, { type: 'udp4', recvBufferSize: 1 << 20 });
  const { port } = receiver.address();
  const payload = Buffer.alloc(30_000);
  let count = 0;
  const all = new Promise<void>((resolve) => {
    receiver.on('message', () => {
      count += 1;
      if (count < 200) receiver.send(payload, port);
      if (count === 200) resolve();
    });
  });
  receiver.send(payload, port);
  await all;
  assert.equal(receiver.statistics().bytes, 200 * 30_000);
});
