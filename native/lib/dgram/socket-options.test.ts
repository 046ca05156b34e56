import { inspect } from 'node:util';

import { expect, test } from 'vitest';

import { errorOf } from '../testing/captures';
import { bound, withSockets } from '../testing/sockets';

test('hop counts have their ranges', () =>
  withSockets(async (create) => {
    const socket = create('udp4');
    await bound(socket);
    expect([socket.setTTL(1), socket.setTTL(255), socket.setMulticastTTL(0)]).toEqual([1, 255, 0]);
    for (const wrong of [0, 256, 1000, -1, 1.5]) {
      expect(String(errorOf(() => socket.setTTL(wrong)))).toBe('Error: setTTL EINVAL');
    }
    expect(errorOf(() => socket.setTTL(256)).cause).toMatchObject({
      code: 'ERR_OUT_OF_RANGE',
      message:
        'The value of "ttl" is out of range. It must be an integer >= 1 && <= 255. Received 256',
    });
    for (const wrong of [256, -1, 1.5, NaN]) {
      expect(errorOf(() => socket.setMulticastTTL(wrong)).message).toBe('setMulticastTTL EINVAL');
    }
    expect(errorOf(() => socket.setTTL('x' as never)).code).toBe('ERR_INVALID_ARG_TYPE');
  }));

test('there are no options before there is a descriptor, as in Node', () =>
  withSockets((create) => {
    const socket = create('udp4');
    expect(errorOf(() => socket.setBroadcast(true)).message).toBe('setBroadcast EBADF');
    expect(errorOf(() => socket.setMulticastLoopback(true)).message).toBe(
      'setMulticastLoopback EBADF',
    );
    expect(errorOf(() => socket.setMulticastInterface('127.0.0.1')).code).toBe('EBADF');
    const error = errorOf(() => socket.setMulticastInterface('x'));
    expect(error).toMatchObject({
      code: 'EINVAL',
      cause: { message: expect.stringContaining(`Received 'x'`) as string },
    });
    expect(errorOf(() => socket.setMulticastInterface(1 as never)).code).toBe(
      'ERR_INVALID_ARG_TYPE',
    );
  }));

test('a zone that names no interface leaves the choice to the system, as in Node', () =>
  withSockets(async (create) => {
    const socket = create('udp6');
    await bound(socket);
    socket.setMulticastInterface('::%nosuch0');
    for (const wrong of ['undefined', '', '%nosuch0']) {
      expect(errorOf(() => socket.setMulticastInterface(wrong)).code).toBe('EINVAL');
    }
  }));

test('buffer sizes are asked for and told', () =>
  withSockets(async (create) => {
    const socket = create({ type: 'udp4', recvBufferSize: 10_000, sendBufferSize: 12_000 });
    const error = errorOf(() => socket.getRecvBufferSize());
    expect(error).toMatchObject({
      name: 'SystemError',
      code: 'ERR_SOCKET_BUFFER_SIZE',
      message:
        'Could not get or set buffer size: uv_recv_buffer_size returned EBADF (bad file descriptor)',
      info: { code: 'EBADF', syscall: 'uv_recv_buffer_size', message: 'bad file descriptor' },
    });
    // Node's are views of `info`, and programs compare what is printed.
    expect(inspect(error)).toContain("syscall: [Getter/Setter: 'uv_recv_buffer_size']");
    await bound(socket);
    const factor = process.platform === 'linux' ? 2 : 1;
    expect(socket.getRecvBufferSize()).toBe(10_000 * factor);
    expect(socket.getSendBufferSize()).toBe(12_000 * factor);
    socket.setRecvBufferSize(8192);
    expect(socket.getRecvBufferSize()).toBe(8192 * factor);
    for (const wrong of [-1, 1.5, Infinity, 'x']) {
      expect(errorOf(() => socket.setSendBufferSize(wrong as number)).code).toBe(
        'ERR_SOCKET_BAD_BUFFER_SIZE',
      );
    }
  }));
