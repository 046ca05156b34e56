import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { EventEmitter } from 'node:events';
import { inspect } from 'node:util';

import { dgram } from '#native';
import { expect, test } from 'vitest';

import { errorOf } from '../testing/captures';
import { withSockets } from '../testing/sockets';

test.each(['udp4', 'udp6', 'unix_dgram'] as const)('%s is a type', (type) =>
  withSockets((create) => {
    const socket = create({ type });
    expect(socket).toBeInstanceOf(dgram.Socket);
    expect(socket).toBeInstanceOf(EventEmitter);
    expect(socket.type).toBe(type);
  }),
);

test.each([undefined, null, '', 'udp', 1, {}, [], true, { type: 'udp5' }])(
  '%j is no type',
  (type) => {
    const error = errorOf(() => dgram.createSocket(type as 'udp4'));
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({
      code: 'ERR_SOCKET_BAD_TYPE',
      name: 'TypeError',
      message: 'Bad socket type specified. Valid types are: udp4, udp6',
    });
  },
);

test('errors print as those of Node', () => {
  const error = errorOf(() => dgram.createSocket('x' as 'udp4'));
  const expected = `TypeError [ERR_SOCKET_BAD_TYPE]: ${error.message}`;
  expect(String(error)).toBe(expected);
  expect(error.stack?.split('\n')[0]).toBe(expected);
  expect(inspect(error).split('\n')[0]).toBe(expected);
  expect(Object.keys(error)).toEqual(['code']);
});

test.each([
  [{ lookup: 1 }, 'The "lookup" argument must be of type function. Received type number (1)'],
  [{ lookup: null }, 'The "lookup" argument must be of type function. Received null'],
  [
    { signal: {} },
    'The "options.signal" property must be an instance of AbortSignal. Received an instance of Object',
  ],
  [
    { recvBufferSize: 'a' },
    `The "options.recvBufferSize" property must be of type number. Received type string ('a')`,
  ],
  [
    { recvBufferSize: 'a'.repeat(29) },
    `The "options.recvBufferSize" property must be of type number. Received type string ('${'a'.repeat(25)}...')`,
  ],
  [
    { recvBufferSize: 2 ** 53 },
    'The value of "options.recvBufferSize" is out of range. It must be >= 0 && <= 4294967295. Received 9_007_199_254_740_992',
  ],
  [
    { sendBufferSize: -1 },
    'The value of "options.sendBufferSize" is out of range. It must be >= 0 && <= 4294967295. Received -1',
  ],
  [
    { receiveBlockList: 1 },
    'The "options.receiveBlockList" property must be an instance of net.BlockList. Received type number (1)',
  ],
])('the option %j is refused', (wrong, message) => {
  const options = { type: 'udp4', ...wrong } as unknown as dgram.SocketOptions;
  expect(errorOf(() => dgram.createSocket(options)).message).toBe(message);
});

test('the listener hears messages, and the udp.socket channel of the socket', () =>
  withSockets((create) => {
    const published: unknown[] = [];
    const listen = (message: unknown): number => published.push(message);
    subscribe('udp.socket', listen);
    const socket = create('udp4', () => undefined);
    unsubscribe('udp.socket', listen);
    expect(published).toEqual([{ socket }]);
    expect(socket.listenerCount('message')).toBe(1);
  }));
