import { once } from 'node:events';
import { dgram } from '#native';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Capture } from './capture';

let capture: Capture;

beforeEach(() => {
  capture = new Capture();
});

afterEach(() => capture.close());

async function openPort(): Promise<{ id: number; port: number }> {
  const opened = await capture.addSocket({ kind: 'udp', family: 4, host: '127.0.0.1', port: 0 });
  if (!opened.ok || opened.value.address.kind !== 'udp') throw new Error('no UDP socket');
  return { id: opened.value.id, port: opened.value.address.port };
}

it('sends from the address of the socket, and logs it as outbound', async () => {
  const { id, port } = await openPort();
  const receiver = dgram.createSocket('udp4');
  receiver.bind(0, '127.0.0.1');
  await once(receiver, 'listening');
  const heard = once(receiver, 'message');
  const to = { kind: 'udp', family: 4, host: '127.0.0.1', port: receiver.address().port } as const;
  expect(capture.sendFrom(id, to, Buffer.from('hello'))).toEqual({ ok: true, value: null });
  expect(await heard).toMatchObject([Buffer.from('hello'), { address: '127.0.0.1', port }]);
  receiver.close();
  expect(capture.rows(1, 2)).toMatchObject([{ socket: id, dstPort: to.port, text: 'hello' }]);
});

it('says in words what cannot be sent', async () => {
  const { id } = await openPort();
  const nowhere = { kind: 'unix', path: '/nowhere' } as const;
  const group = { kind: 'udp', family: 6, host: 'ff02::1', port: 1 } as const;
  const near = { kind: 'udp', family: 4, host: '127.0.0.1', port: 1 } as const;
  expect(capture.sendFrom(id, nowhere, Buffer.from('x'))).toMatchObject({
    error: { code: 'SEND_REFUSED', detail: 'Send from a socket for Unix datagrams.' },
  });
  expect(capture.sendFrom(id, group, Buffer.from('x'))).toMatchObject({
    error: { code: 'SEND_REFUSED' },
  });
  expect(capture.sendFrom(id, near, Buffer.alloc(70_000))).toMatchObject({
    error: { code: 'MESSAGE_TOO_LONG' },
  });
  expect(capture.sendFrom(99, near, Buffer.from('x'))).toMatchObject({
    error: { code: 'SOCKET_UNKNOWN' },
  });
});
