import { once } from 'node:events';
import { basename, join } from 'node:path';

import type { dgram } from '#native';
import { describe, expect, test } from 'vitest';

import { type Network, withNetwork } from '../testing/network';
import { problemWith, reason } from '../testing/skipping';
import { type Create, type Socket, withSockets } from '../testing/sockets';

async function listeningAt(create: Create, path: string): Promise<Socket> {
  const socket = create('unix_dgram');
  socket.bind(path);
  await once(socket, 'listening');
  return socket;
}

const places = {
  path: (network: Network, name: string) => join(network.directory, name),
  abstract: ({ directory }: Network, name: string) => `@${basename(directory)}-${name}`,
};
const kinds = [
  ['a path', 'UNIX', places.path],
  ['an abstract name', 'ABSTRACT', places.abstract],
] as const;

const problem = problemWith('socat');
describe.skipIf(problem)(`socat${reason(problem)}`, () => {
  test.each(kinds)('sends to %s', (_title, kind, place) =>
    withNetwork((network) =>
      withSockets(async (create) => {
        const path = place(network, 'ours');
        const socket = await listeningAt(create, path);
        const received = once(socket, 'message');
        const target = `${kind}-SENDTO:${path.replace('@', '')}`;
        await network.here.shell(`printf hello | socat -u - ${target}`);
        const [message, { address }] = (await received) as [Buffer, dgram.RemoteInfo];
        expect([message.toString(), address]).toEqual(['hello', '']);
      }),
    ),
  );

  test.each(kinds)('gets its answer at %s', (_title, kind, place) =>
    withNetwork((network) =>
      withSockets(async (create) => {
        const ours = await listeningAt(create, place(network, 'ours'));
        ours.on('message', (message, { address }) => {
          ours.send(`${String(message)} from ${address}`, address);
        });
        const [target, own] = ['ours', 'theirs'].map((name) =>
          place(network, name).replace('@', ''),
        );
        const client = network.here.start('socat', '-', `${kind}-SENDTO:${target},bind=${own}`);
        client.child.stdin?.write('ping');
        const name = place(network, 'theirs');
        expect(await client.says('from')).toBe(`ping from ${name}`);
      }),
    ),
  );

  test.each(kinds)('receives what we send to %s', (_title, kind, place) =>
    withNetwork((network) =>
      withSockets(async (create) => {
        const path = place(network, 'theirs');
        const address = `${kind}-RECV:${path.replace('@', '')}`;
        const listener = network.here.start('socat', '-d', '-d', '-u', address, 'STDOUT');
        await listener.says('starting data transfer');
        create('unix_dgram').send('hello', path);
        expect(await listener.says('hello')).toContain('hello');
      }),
    ),
  );
});
