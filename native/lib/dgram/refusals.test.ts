import { once } from 'node:events';

import { describe, expect, test } from 'vitest';

import { errorOf } from '../testing/captures';
import { namespaceProblem } from '../testing/namespace';
import { runNode, WITHOUT_PRIVILEGES } from '../testing/processes';
import { reason } from '../testing/skipping';
import { bound, boundTo, type Socket, texts, withSockets } from '../testing/sockets';

/** What the callback of a send hears. */
function refusal(socket: Socket, payload: Buffer | string, address: string): Promise<unknown> {
  return new Promise((resolve) => {
    socket.send(payload, 9, address, resolve);
  });
}

async function expectWorking(socket: Socket): Promise<void> {
  const heard = texts(socket, 1);
  socket.send('still here', socket.address().port);
  expect(await heard).toEqual(['still here']);
}

describe.skipIf(namespaceProblem)(`what the system refuses${reason(namespaceProblem)}`, () => {
  test.each([
    ['EMSGSIZE', Buffer.alloc(65_508), '127.0.0.1'],
    ['ENETUNREACH', 'x', '192.0.2.1'],
    ['EACCES', 'x', '10.99.0.255'],
  ])('%s is told to the callback of the send, and the socket goes on', (code, payload, address) =>
    withSockets(async (create) => {
      const socket = create('udp4');
      await bound(socket);
      // Not on loopback, from where nothing but loopback can be reached.
      const free = create('udp4');
      await boundTo(free, 0);
      const errors: unknown[] = [];
      for (const one of [socket, free]) one.on('error', (error) => errors.push(error));
      expect(await refusal(free, payload, address)).toMatchObject({
        code,
        syscall: 'send',
        message: `send ${code} ${address}:9`,
        address,
        port: 9,
      });
      await expectWorking(free);
      await expectWorking(socket);
      expect(errors).toEqual([]);
    }),
  );

  test('an address of another machine is an error of bind, and the socket may bind elsewhere', () =>
    withSockets(async (create) => {
      const socket = create('udp4');
      const failed = once(socket, 'error');
      socket.bind(5000, '10.99.0.2');
      const [error] = (await failed) as [NodeJS.ErrnoException];
      expect(error.message).toBe('bind EADDRNOTAVAIL 10.99.0.2:5000');
      await bound(socket);
      await expectWorking(socket);
    }));

  test('ENOBUFS for more groups than the system allows leaves those that were joined', () =>
    withSockets(async (create) => {
      const socket = create('udp4');
      await boundTo(socket, 0);
      // igmp_max_memberships is 20 where nobody changed it.
      const join = (last: number): unknown => socket.addMembership(`239.2.2.${last}`, 't0');
      for (let last = 1; last <= 20; last += 1) join(last);
      expect(errorOf(() => join(21))).toMatchObject({
        code: 'ENOBUFS',
        syscall: 'addMembership',
        message: 'addMembership ENOBUFS',
      });
      expect(socket.memberships()).toHaveLength(20);
      socket.dropMembership('239.2.2.1');
      join(21);
      const heard = texts(socket, 1);
      socket.setMulticastInterface('10.99.0.1');
      socket.send('still here', socket.address().port, '239.2.2.21');
      expect(await heard).toEqual(['still here']);
    }));
});

test('a privileged port is EACCES', async () => {
  const printed = await runNode(
    `
    const socket = dgram.createSocket('udp4');
    socket.on('error', ({ message }) => {
      console.log(message);
      socket.bind(0, '127.0.0.1', () => {
        console.log('bound');
        socket.close();
      });
    });
    socket.bind(514, '127.0.0.1');
  `,
    [],
    process.getuid?.() === 0 ? WITHOUT_PRIVILEGES : [],
  );
  expect(printed).toBe('bind EACCES 127.0.0.1:514\nbound');
});
