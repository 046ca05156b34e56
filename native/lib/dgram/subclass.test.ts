import { once } from 'node:events';
import { inherits, inspect } from 'node:util';

import { dgram } from '#native';
import { expect, test } from 'vitest';

import { bound, texts, withSockets } from '../testing/sockets';

/** A class as programs wrote them before there was a keyword for it. */
interface Probe extends dgram.Socket {
  name: string;
}
const Probe = function (this: Probe, name: string): void {
  dgram.Socket.call(this, 'udp4', () => undefined);
  this.name = name;
} as unknown as new (name: string) => Probe;
inherits(Probe, dgram.Socket);

class Counter extends dgram.Socket {
  count = 0;
  constructor() {
    super('udp4');
    this.on('message', () => {
      this.count += 1;
    });
  }
}

test('a class of the old style works as a socket', () =>
  withSockets(async (create) => {
    const server = create('udp4');
    const port = await bound(server);
    const received = texts(server, 1);
    await using probe = new Probe('one');
    expect(probe).toBeInstanceOf(dgram.Socket);
    expect(probe).toMatchObject({ name: 'one', type: 'udp4' });
    expect(probe.listenerCount('message')).toBe(1);
    probe.connect(port);
    await once(probe, 'connect');
    probe.send('from a probe');
    expect(await received).toEqual(['from a probe']);
  }));

test('a class that extends Socket works as a socket', () =>
  withSockets(async (create) => {
    await using counter = new Counter();
    const port = await bound(counter);
    const arrived = once(counter, 'message');
    create('udp4').send('x', port);
    await arrived;
    expect(counter).toMatchObject({ count: 1, constructor: Counter });
  }));

test('sockets are instances of Socket, which needs an object', () =>
  withSockets((create) => {
    const socket = create('udp4');
    expect(socket).toBeInstanceOf(dgram.Socket);
    expect(socket.constructor).toBe(dgram.Socket);
    expect(dgram.Socket.name).toBe('Socket');
    expect(() => dgram.Socket.call(undefined as unknown as object, 'udp4')).toThrow(TypeError);
    expect(inspect(socket)).toMatch(/^Socket \{/);
  }));
