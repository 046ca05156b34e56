import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

import { dgram } from '#native';

import { bound, errorOf, test, texts } from './sockets';

test('what was sent before is still sent, and close comes later', async (t) => {
  const receiver = await bound(t, 'udp4');
  const received = texts(receiver, 1);
  const sender = dgram.createSocket('udp4');
  const order: string[] = [];
  sender.send('last words', receiver.address().port, '127.0.0.1', () => order.push('sent'));
  sender.close(() => order.push('closed'));
  await once(sender, 'close');
  assert.deepEqual(order, ['sent', 'closed']);
  assert.deepEqual(await received, ['last words']);
});

test('nothing is delivered after close, and every call throws', async (t) => {
  const socket = await bound(t, 'udp4');
  let count = 0;
  socket.on('message', () => {
    count += 1;
    socket.close();
  });
  const { port } = socket.address();
  socket.sendMany(Array.from({ length: 5 }, () => ({ payload: 'x', port })));
  await once(socket, 'close');
  assert.equal(count, 1);
  assert.equal(errorOf(() => socket.address()).code, 'ERR_SOCKET_DGRAM_NOT_RUNNING');
});

test('a thousand sockets open and close', async () => {
  for (let round = 0; round < 20; round += 1) {
    const sockets = Array.from({ length: 50 }, () => dgram.createSocket('udp4'));
    await Promise.all(
      sockets.map(async (socket) => {
        socket.bind(0, '127.0.0.1');
        await once(socket, 'listening');
        socket.close();
        await once(socket, 'close');
      }),
    );
  }
});

test('a worker ends with its sockets open, and the others go on', async (t) => {
  const socket = await bound(t, 'udp4');
  const { port } = socket.address();
  const program = `
    const { dgram } = require(${JSON.stringify(createRequire(__filename).resolve('#native'))});
    const socket = dgram.createSocket('udp4');
    socket.bind(0, '127.0.0.1', () => socket.send('from the worker', ${port}, '127.0.0.1'));
  `;
  const received = texts(socket, 1);
  const worker = new Worker(program, { eval: true });
  assert.deepEqual(await received, ['from the worker']);
  await worker.terminate();
  const next = once(socket, 'message');
  socket.send('still here', port);
  assert.equal(String((await next)[0]), 'still here');
});
