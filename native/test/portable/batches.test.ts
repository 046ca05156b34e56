import assert from 'node:assert/strict';

import type { dgram } from '#native';

import { bound, failure, test } from './sockets';

test('many go out with one call and come in by batches', async (t) => {
  const socket = await bound(t, 'udp4');
  const { port } = socket.address();
  const payloads = Array.from({ length: 50 }, (_, index) => `number ${index}`);
  const received: string[] = [];
  const all = new Promise<void>((resolve) => {
    socket.on('messages', (batch: dgram.DatagramBatch) => {
      for (let index = 0; index < batch.length; index += 1) {
        received.push(batch.payload(index).toString());
        assert.deepEqual(batch.source(index), { address: '127.0.0.1', port });
      }
      if (received.length === payloads.length) resolve();
    });
  });
  const sent = new Promise((resolve) => {
    const messages = payloads.map((payload) => ({ payload, port, address: '127.0.0.1' }));
    socket.sendMany(messages, (error, count) => resolve([error, count]));
  });
  await all;
  assert.deepEqual(received, payloads);
  assert.deepEqual(await sent, [null, 50]);
});

test('one that fails does not stop those behind it', async (t) => {
  const socket = await bound(t, 'udp4');
  const { port } = socket.address();
  const received = new Promise((resolve) => {
    socket.on('message', (message) => resolve(String(message)));
  });
  const messages = [
    { payload: Buffer.alloc(70_000), port },
    { payload: 'behind', port },
  ];
  const error = await failure((callback) => socket.sendMany(messages, callback));
  assert.equal((error as NodeJS.ErrnoException).code, 'EMSGSIZE');
  assert.equal(await received, 'behind');
});
