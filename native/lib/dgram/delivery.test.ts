import { AsyncLocalStorage } from 'node:async_hooks';
import { once } from 'node:events';
import { BlockList } from 'node:net';

import type { dgram } from '#native';
import { expect, test, vi } from 'vitest';

import { runNode } from '../testing/processes';
import { bound, texts, withSockets } from '../testing/sockets';

test('a listener learns where a datagram came from', () =>
  withSockets(async (create) => {
    const socket = create('udp6');
    const port = await bound(socket);
    const received = once(socket, 'message');
    socket.send('x', port);
    const [message, rinfo] = (await received) as [Buffer, dgram.RemoteInfo];
    expect(Buffer.isBuffer(message)).toBe(true);
    expect(rinfo).toEqual({ address: '::1', family: 'IPv6', port, size: 1 });
  }));

test('a message has its bytes to itself', () =>
  withSockets(async (create) => {
    const socket = create('udp4');
    const port = await bound(socket);
    const kept: Buffer[] = [];
    socket.on('message', (message) => kept.push(message));
    socket.sendMany(['one', 'three', ''].map((payload) => ({ payload, port })));
    await vi.waitFor(() => expect(kept).toHaveLength(3));
    // What programs for Node do: lay a view on `message.buffer`, without a thought of the offset.
    const whole = kept.map(({ buffer }) => Buffer.from(buffer).toString());
    expect(whole).toEqual(['one', 'three', '']);
    structuredClone(kept[0]?.buffer, { transfer: [kept[0]?.buffer as ArrayBuffer] });
    expect(kept.map(String)).toEqual(['', 'three', '']);
  }));

test('promises and ticks run between two messages', () =>
  withSockets(async (create) => {
    const socket = create('udp4');
    const port = await bound(socket);
    const received: string[] = [];
    socket.sendMany(['a', 'b', 'c'].map((payload) => ({ payload, port })));
    for (let count = 0; count < 3; count += 1) {
      const [message] = (await once(socket, 'message')) as [Buffer];
      received.push(message.toString());
    }
    expect(received).toEqual(['a', 'b', 'c']);
  }));

test('listeners run in the context of creation, callbacks in that of their call', () =>
  withSockets(async (create) => {
    const context = new AsyncLocalStorage<string>();
    const heard: (string | undefined)[] = [];
    const note = (): number => heard.push(context.getStore());
    const socket = context.run('create', () => create('udp4', note));
    const port = await bound(socket);
    context.run('send', () => socket.send('x', port, note));
    await vi.waitFor(() => expect(heard.toSorted()).toEqual(['create', 'send']));
  }));

test('a listener that throws is an uncaught exception, and the next message comes', async () => {
  const printed = await runNode(`
    process.on('uncaughtException', (error) => console.log(error.message));
    const socket = dgram.createSocket('udp4', (message) => {
      if (String(message) === 'a') throw new Error('boom');
      console.log(String(message));
      socket.close();
    });
    socket.bind(0, '127.0.0.1', () => {
      const { port } = socket.address();
      socket.sendMany([{ payload: 'a', port }, { payload: 'b', port }]);
    });
  `);
  expect(printed).toBe('boom\nb');
});

test('many at once, without an object for each', () =>
  withSockets(async (create) => {
    const socket = create('udp4');
    const port = await bound(socket);
    const payloads: string[] = [];
    const sizes: number[] = [];
    socket.on('messages', (batch) => {
      for (const payload of batch) payloads.push(payload.toString());
      for (let index = 0; index < batch.length; index += 1) {
        sizes.push(batch.size(index));
        expect(batch.source(index)).toEqual({ address: '127.0.0.1', port });
        expect(batch.truncated(index)).toBe(false);
      }
      expect(() => batch.time(0)).toThrow('packetInfo: true');
      expect(() => batch.payload(batch.length)).toThrow(RangeError);
    });
    socket.sendMany(['a', 'bb', 'ccc'].map((payload) => ({ payload, port })));
    await vi.waitFor(() => expect(payloads).toEqual(['a', 'bb', 'ccc']));
    expect(sizes).toEqual([1, 2, 3]);
  }));

test('packetInfo tells the rest, in batches', () =>
  withSockets(async (create) => {
    const socket = create({ type: 'udp4', packetInfo: true });
    const port = await bound(socket);
    socket.setTTL(7);
    const received = once(socket, 'messages');
    socket.send('x', port);
    const [batch] = (await received) as [dgram.DatagramBatch];
    expect(batch.destination(0)).toEqual({ address: '127.0.0.1', port });
    expect(Number(batch.time(0)) / 1e6).toBeCloseTo(Date.now(), -4);
    expect([batch.ttl(0), batch.dscp(0), batch.ecn(0)]).toEqual([7, 0, 0]);
    expect(batch.interfaceIndex(0)).toBeGreaterThan(0);
    expect(batch.credentials(0)).toBeNull();
  }));

test('packetInfo tells the rest', () =>
  withSockets(async (create) => {
    const socket = create({ type: 'udp4', packetInfo: true });
    const port = await bound(socket);
    socket.setTTL(7);
    const received = once(socket, 'message');
    socket.send('x', port);
    const [, info] = (await received) as [Buffer, dgram.PacketInfo];
    const destination = { address: '127.0.0.1', port };
    expect(info).toMatchObject({ destination, ttl: 7, dscp: 0, ecn: 0, truncated: false });
    expect(info.interfaceIndex).toBeGreaterThan(0);
  }));

test('block lists keep datagrams out and in', () =>
  withSockets(async (create) => {
    const blockList = new BlockList();
    blockList.addAddress('127.0.0.1');
    const socket = create({ type: 'udp4', receiveBlockList: blockList });
    const listener = vi.fn();
    socket.on('message', listener);
    const port = await bound(socket);
    const open = create('udp4');
    const openPort = await bound(open);
    const arrived = texts(open, 1);
    open.send('x', port, () => open.send('x', openPort));
    await arrived;
    await vi.waitFor(() => expect(socket.statistics().received).toBe(1));
    expect(listener).not.toHaveBeenCalled();
    const refused = new Promise((resolve) => {
      create({ type: 'udp4', sendBlockList: blockList }).send('x', port, resolve);
    });
    expect(await refused).toMatchObject({
      code: 'ERR_IP_BLOCKED',
      message: 'IP(127.0.0.1) is blocked by net.BlockList',
    });
  }));

test('ICMP errors are told where they were asked for', () =>
  withSockets(async (create) => {
    const gone = create('udp4');
    const port = await bound(gone);
    await gone[Symbol.asyncDispose]();
    const socket = create({ type: 'udp4', icmpErrors: true });
    const told = once(socket, 'icmp');
    socket.send('x', port, '127.0.0.1');
    expect((await told)[0]).toMatchObject({ code: 'ECONNREFUSED', address: '127.0.0.1', port });
  }));
