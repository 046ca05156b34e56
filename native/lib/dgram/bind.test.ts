import dns from 'node:dns';
import { openSync } from 'node:fs';
import { once } from 'node:events';

import type { dgram } from '#native';
import { expect, onTestFinished, test, vi } from 'vitest';

import { errorOf } from '../testing/captures';
import { bound, withSockets } from '../testing/sockets';

test('listening comes later, once, and to the callback', () =>
  withSockets(async (create) => {
    const socket = create('udp4');
    const listener = vi.fn();
    expect(socket.bind(0, '127.0.0.1', listener)).toBe(socket);
    expect(listener).not.toHaveBeenCalled();
    expect(errorOf(() => socket.address()).message).toBe('getsockname EBADF');
    await once(socket, 'listening');
    expect(listener).toHaveBeenCalledOnce();
    expect(socket.address()).toEqual({
      address: '127.0.0.1',
      family: 'IPv4',
      port: expect.any(Number) as number,
    });
  }));

test('a socket binds once', () =>
  withSockets((create) => {
    const socket = create('udp4').bind(0);
    expect(errorOf(() => socket.bind(0))).toMatchObject({
      code: 'ERR_SOCKET_ALREADY_BOUND',
      message: 'Socket is already bound',
    });
  }));

test.each([-1, 65536, 1.5, NaN, 'x', true])('port %j is refused', (port) =>
  withSockets((create) => {
    const error = errorOf(() => create('udp4').bind(port as number));
    expect(error.code).toBe('ERR_SOCKET_BAD_PORT');
    expect(error.message).toMatch(/^Port should be >= 0 and < 65536\. Received type /);
  }),
);

test('a port in use is an error, and the socket may bind elsewhere', () =>
  withSockets(async (create) => {
    const port = await bound(create('udp4'));
    const socket = create('udp4');
    const listener = vi.fn();
    socket.bind(port, '127.0.0.1', listener);
    const [error] = await once(socket, 'error');
    expect(error).toMatchObject({
      message: `bind EADDRINUSE 127.0.0.1:${port}`,
      code: 'EADDRINUSE',
      errno: -98,
      syscall: 'bind',
      address: '127.0.0.1',
      port,
    });
    await bound(socket);
    expect(listener).not.toHaveBeenCalled();
  }));

test('names are resolved by the lookup of the options', () =>
  withSockets(async (create) => {
    const lookup = vi.fn<dgram.Lookup>((_name, _family, callback) =>
      callback(null, '127.0.0.1', 4),
    );
    const socket = create({ type: 'udp4', lookup }).bind(0, 'a.name');
    expect(socket.address().address).toBe('127.0.0.1');
    expect(lookup.mock.calls[0]?.slice(0, 2)).toEqual(['a.name', 4]);
  }));

test('what a program puts in the place of dns.lookup is asked, for addresses too', () =>
  withSockets(async (create) => {
    const lookup = vi.spyOn(dns, 'lookup');
    onTestFinished(() => lookup.mockRestore());
    const socket = create('udp4');
    await once(socket.bind(), 'listening');
    await new Promise((resolve) => {
      socket.send('x', 9, '127.0.0.1', resolve);
    });
    expect(lookup.mock.calls.map(([name]) => name)).toEqual(['0.0.0.0', '127.0.0.1']);
  }));

test('an address that is no text is refused', () =>
  withSockets((create) => {
    const wrong = { address: () => undefined } as unknown as dgram.BindOptions;
    expect(errorOf(() => create('udp4').bind(wrong)).message).toBe(
      'The "hostname" argument must be of type string. Received function address',
    );
  }));

test('an IPv4 socket cannot be for IPv6 only', () =>
  withSockets(async (create) => {
    const socket = create({ type: 'udp4', ipv6Only: true }).bind(0);
    expect(await once(socket, 'error')).toMatchObject([{ message: 'bind EINVAL 0.0.0.0' }]);
  }));

test('what cannot be a descriptor is ignored, as in Node', () =>
  withSockets(async (create) => {
    const socket = create('udp4').bind({ port: 0, fd: 1.5 });
    await once(socket, 'listening');
    expect(socket.address().port).toBeGreaterThan(0);
  }));

test('a descriptor that is no socket is refused', () =>
  withSockets((create) => {
    const fd = openSync('/dev/null', 'r');
    expect(errorOf(() => create('udp4').bind({ fd }))).toMatchObject({
      code: 'ERR_INVALID_FD_TYPE',
      message: 'Unsupported fd type: FILE',
    });
  }));
