import assert from 'node:assert/strict';
import { once } from 'node:events';

import { bound, errorOf, open, test, texts } from './sockets';

test('a connected socket sends to its peer, and hears it alone', async (t) => {
  const server = await bound(t, 'udp4');
  const { port } = server.address();
  const client = open(t, 'udp4');
  client.connect(port, '127.0.0.1');
  await once(client, 'connect');
  assert.deepEqual(client.remoteAddress(), { address: '127.0.0.1', family: 'IPv4', port });
  const received = texts(server, 2);
  client.send('one');
  client.send(['t', 'wo']);
  assert.deepEqual(await received, ['one', 'two']);
  const own = client.address().port;
  const heard = texts(client, 1);
  (await bound(t, 'udp4')).send('foreign', own, '127.0.0.1', () => {
    server.send('from the peer', own, '127.0.0.1');
  });
  assert.deepEqual(await heard, ['from the peer']);
});

test('disconnected, it sends anywhere again', async (t) => {
  const server = await bound(t, 'udp4');
  const { port } = server.address();
  const client = await bound(t, 'udp4');
  client.connect(port, '127.0.0.1');
  await once(client, 'connect');
  client.disconnect();
  assert.equal(errorOf(() => client.remoteAddress()).code, 'ERR_SOCKET_DGRAM_NOT_CONNECTED');
  const received = once(server, 'message');
  client.send('x', port, '127.0.0.1');
  assert.equal((await received)[1].port, client.address().port);
});
