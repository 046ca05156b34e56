import { once } from 'node:events';
import { join } from 'node:path';

import type { dgram } from '#native';
import { describe, expect, test } from 'vitest';

import { withNetwork } from '../testing/network';
import { problemWith, reason } from '../testing/skipping';
import { boundTo, withSockets } from '../testing/sockets';

const problem = problemWith('logger');
describe.skipIf(problem)(`logger${reason(problem)}`, () => {
  test('logs to a Unix socket, and we know who it is', () =>
    withNetwork((network) =>
      withSockets(async (create) => {
        const path = join(network.directory, 'log');
        const socket = create({ type: 'unix_dgram', packetInfo: true });
        await once(socket.bind(path), 'listening');
        const received = once(socket, 'message');
        const { child, ended } = network.here.start(
          'logger',
          '-u',
          path,
          '-p',
          'local0.info',
          'hello',
        );
        const [message, info] = (await received) as [Buffer, dgram.PacketInfo];
        // RFC 3164: facility 16, severity 6, and no host name.
        expect(message.toString()).toMatch(
          /^<134>[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S+: hello$/,
        );
        const uid = process.getuid?.();
        expect(info).toMatchObject({ address: '', family: 'unix', pid: child.pid, uid });
        expect(await ended).toBe('');
      }),
    ));

  test('logs over UDP', () =>
    withNetwork((network) =>
      withSockets(async (create) => {
        const socket = create('udp4');
        const port = await boundTo(socket, 0, '127.0.0.1');
        const received = once(socket, 'message');
        await network.here.run('logger', '-n', '127.0.0.1', '-P', String(port), '-d', 'hello');
        const [message] = (await received) as [Buffer];
        expect(message.toString()).toMatch(/^<13>1 .* hello$/);
      }),
    ));
});
