import assert from 'node:assert/strict';
import { once } from 'node:events';

import { bound, errorOf, open, test } from './sockets';

test('options are taken by both families', async (t) => {
  for (const type of ['udp4', 'udp6'] as const) {
    const socket = await bound(t, type);
    socket.setBroadcast(true);
    assert.equal(socket.setTTL(255), 255);
    assert.equal(socket.setMulticastTTL(0), 0);
    assert.equal(socket.setMulticastLoopback(false), false);
    assert.equal(errorOf(() => socket.setTTL(256)).code, 'EINVAL');
  }
});

test('buffers have the size that was asked for', async (t) => {
  const socket = await bound(t, { type: 'udp4', recvBufferSize: 20_000, sendBufferSize: 24_000 });
  // Linux counts its own bookkeeping.
  const factor = socket.getRecvBufferSize() / 20_000;
  assert.ok(factor === 1 || factor === 2);
  assert.equal(socket.getSendBufferSize(), 24_000 * factor);
  assert.deepEqual(socket.statistics().receiveBuffer, { asked: 20_000, got: 20_000 });
});

test('options outlive the port that was taken implicitly', async (t) => {
  const socket = open(t, 'udp4');
  await once(socket, 'listening');
  const implicit = socket.address().port;
  socket.setTTL(9);
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  assert.equal(socket.address().address, '127.0.0.1');
  assert.notEqual(socket.address().port, implicit);
});

test('two sockets may share a port where both allow it', async (t) => {
  const first = await bound(t, { type: 'udp4', reuseAddr: true });
  const second = open(t, { type: 'udp4', reuseAddr: true });
  second.bind(first.address().port, '127.0.0.1');
  await once(second, 'listening');
  assert.equal(second.address().port, first.address().port);
});
