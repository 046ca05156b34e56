import { once } from 'node:events';

import { expect, test, vi } from 'vitest';

import { errorOf } from '../testing/captures';
import { duringFlood } from '../testing/senders';
import { bound, texts, withSockets } from '../testing/sockets';

test('close comes later, to listeners and callback', () =>
  withSockets(async (create) => {
    const socket = create('udp4');
    const order: string[] = [];
    socket.on('close', () => order.push('event'));
    expect(socket.close(() => order.push('callback'))).toBe(socket);
    expect(order).toEqual([]);
    await once(socket, 'close');
    expect(order).toEqual(['event', 'callback']);
  }));

test('a closed socket refuses everything', () =>
  withSockets((create) => {
    const socket = create('udp4').bind(0).close();
    const calls = [
      () => socket.close(),
      () => socket.bind(0),
      () => socket.send('x', 9),
      () => socket.connect(9),
      () => socket.address(),
      () => socket.setTTL(5),
      () => socket.addMembership('239.1.1.1'),
      () => socket.getRecvBufferSize(),
    ];
    for (const call of calls) {
      expect(errorOf(call)).toMatchObject({
        code: 'ERR_SOCKET_DGRAM_NOT_RUNNING',
        message: 'Not running',
      });
    }
    expect(socket.ref().unref()).toBe(socket);
  }));

test('what was sent before is still sent, names resolved', () =>
  withSockets(async (create) => {
    const receiver = create('udp4');
    const port = await bound(receiver);
    const received = texts(receiver, 2);
    const sender = create('udp4');
    const order: string[] = [];
    sender.send('by name', port, 'localhost', () => order.push('sent'));
    sender.send('by address', port, '127.0.0.1', () => order.push('sent'));
    sender.close(() => order.push('closed'));
    expect((await received).toSorted()).toEqual(['by address', 'by name']);
    await vi.waitFor(() => expect(order).toEqual(['sent', 'sent', 'closed']));
  }));

test('nothing is delivered after close', () =>
  withSockets(async (create) => {
    const socket = create('udp4');
    const port = await bound(socket);
    const listener = vi.fn(() => socket.close());
    socket.on('message', listener);
    for (let count = 0; count < 5; count += 1) socket.send('x', port);
    await once(socket, 'close');
    expect(listener).toHaveBeenCalledOnce();
  }));

test('nothing is delivered after close, under full load', () =>
  withSockets(async (create) => {
    const socket = create('udp4');
    const port = await bound(socket);
    let received = 0;
    let batches = 0;
    const busy = new Promise<void>((resolve) => {
      socket.on('messages', () => (batches += 1));
      socket.on('message', () => {
        received += 1;
        if (received === 1000) resolve();
      });
    });
    await duringFlood({ address: '127.0.0.1', port }, async () => {
      await busy;
      socket.close();
      const before = [received, batches];
      await once(socket, 'close');
      // A round trip of another socket: what was on its way would have come by then.
      const other = create('udp4');
      const heard = once(other, 'message');
      other.send('x', await bound(other));
      await heard;
      expect([received, batches]).toEqual(before);
    });
  }));

test('an abort signal closes', () =>
  withSockets(async (create) => {
    const controller = new AbortController();
    const socket = create({ type: 'udp4', signal: controller.signal }).bind(0);
    controller.abort();
    expect(errorOf(() => socket.send('x', 9)).code).toBe('ERR_SOCKET_DGRAM_NOT_RUNNING');
    await once(socket, 'close');
    const stillborn = create({ type: 'udp4', signal: AbortSignal.abort() });
    expect(errorOf(() => stillborn.bind(0)).code).toBe('ERR_SOCKET_DGRAM_NOT_RUNNING');
    expect(await once(stillborn, 'close')).toEqual([]);
  }));
