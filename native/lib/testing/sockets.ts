import { once } from 'node:events';

import { dgram } from '#native';

export type Socket = InstanceType<typeof dgram.Socket>;

export type Create = (
  type: dgram.SocketType | dgram.SocketOptions,
  listener?: dgram.MessageListener,
) => Socket;

/** Runs `body` with sockets that it makes by `create`, and closes those that are left. */
export async function withSockets(body: (create: Create) => Promise<void> | void): Promise<void> {
  const sockets: Socket[] = [];
  try {
    await body((type, listener) => {
      const socket = dgram.createSocket(type, listener);
      sockets.push(socket);
      return socket;
    });
  } finally {
    await Promise.all(sockets.map((socket) => socket[Symbol.asyncDispose]()));
  }
}

/** Binds to a free loopback port, and resolves to it. */
export async function bound(socket: Socket): Promise<number> {
  socket.bind(0, socket.type === 'udp6' ? '::1' : '127.0.0.1');
  await once(socket, 'listening');
  return socket.address().port;
}

/** Binds where a program wants it, and resolves to the port. */
export async function boundTo(socket: Socket, port: number, address?: string): Promise<number> {
  socket.bind(port, address);
  await once(socket, 'listening');
  return socket.address().port;
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
