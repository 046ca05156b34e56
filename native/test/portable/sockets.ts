import { once } from 'node:events';
import { test as nodeTest, type TestContext } from 'node:test';

import { dgram } from '#native';

export type Socket = InstanceType<typeof dgram.Socket>;

/** Far beyond what any of these tests takes, so that one that hangs says which it is. */
const TIMEOUT_MS = 20_000;

/** Declares a test; `skip` says why not, where it does not run on this system. */
export function test(
  name: string,
  body: (context: TestContext) => Promise<void> | void,
  { skip = false }: { skip?: string | false } = {},
): void {
  void nodeTest(name, { timeout: TIMEOUT_MS, skip }, body);
}

/** A socket that is closed when the test ends. */
export function open(
  context: TestContext,
  options: Parameters<typeof dgram.createSocket>[0],
): Socket {
  const socket = dgram.createSocket(options);
  context.after(() => socket[Symbol.asyncDispose]());
  return socket;
}

/** The same, bound to a free loopback port. */
export async function bound(
  context: TestContext,
  options: Parameters<typeof dgram.createSocket>[0],
): Promise<Socket> {
  const socket = open(context, options);
  socket.bind(0, socket.type === 'udp6' ? '::1' : '127.0.0.1');
  await once(socket, 'listening');
  return socket;
}

/** Collects this many messages as text. */
export function texts(socket: Socket, count: number): Promise<string[]> {
  const received: string[] = [];
  return new Promise((resolve) => {
    socket.on('message', (message) => {
      received.push(message.toString());
      if (received.length === count) resolve(received);
    });
  });
}

/** What is thrown. */
export function errorOf(body: () => unknown): NodeJS.ErrnoException {
  try {
    body();
  } catch (error) {
    return error as NodeJS.ErrnoException;
  }
  throw new Error('nothing was thrown');
}

/** What is given to the callback. */
export function failure(body: (callback: (error: Error | null) => void) => void): Promise<unknown> {
  return new Promise((resolve) => body(resolve));
}
