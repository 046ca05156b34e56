import assert from 'node:assert/strict';
import { once } from 'node:events';

import { listInterfaces } from '#native';

import { bound, test } from './sockets';

for (const [type, address] of [
  ['udp4', '127.0.0.1'],
  ['udp6', '::1'],
] as const) {
  test(`${type}: a datagram comes with its time, destination, interface and TTL`, async (t) => {
    const socket = await bound(t, { type, packetInfo: true });
    socket.setTTL(7);
    const { port } = socket.address();
    const before = Date.now();
    socket.send('x', port, address);
    const [, info] = await once(socket, 'message');
    assert.deepEqual(info.destination, { address, port });
    const milliseconds = Number(info.time / 1_000_000n);
    assert.ok(milliseconds >= before - 1000 && milliseconds <= Date.now() + 1000);
    assert.equal(info.truncated, false);
    const loopback = listInterfaces().find((candidate) => candidate.loopback);
    assert.equal(info.interfaceIndex, loopback?.index);
    assert.equal(info.ttl, 7);
  });
}
