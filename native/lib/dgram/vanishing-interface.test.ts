import { describe, expect, test } from 'vitest';

import { errorOf } from '../testing/captures';
import { withNetwork } from '../testing/network';
import { networkProblemWith, reason } from '../testing/skipping';
import { bound, boundTo, type Socket, texts, withSockets } from '../testing/sockets';

const GROUP = '239.4.4.4';

/** Sends, again and again, until the system refuses; resolves to the code of its refusal. */
function refused(socket: Socket, port: number, address: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const next = (): void =>
      socket.send('x', port, address, (error) =>
        error === null ? next() : resolve((error as NodeJS.ErrnoException).code),
      );
    next();
  });
}

const problem = networkProblemWith('socat');
describe.skipIf(problem)(`an interface that vanishes${reason(problem)}`, () => {
  test('is an error of what used it, and nothing else stops', () =>
    withNetwork(async (network) => {
      const peer = await network.host('peer');
      const { mine, theirs: ours } = await peer.link(network.here, 4);
      await withSockets(async (create) => {
        const errors: unknown[] = [];
        const [onLink, everywhere, elsewhere] = [create('udp4'), create('udp4'), create('udp4')];
        const port = await boundTo(onLink, 0, ours.address);
        await boundTo(everywhere, 5004);
        await bound(elsewhere);
        for (const socket of [onLink, everywhere, elsewhere]) {
          socket.on('error', (error) => errors.push(error));
        }
        everywhere.addMembership(GROUP, ours.name);
        everywhere.addMembership(GROUP, 't0');
        const [toGroup, toUs] = [texts(everywhere, 1), texts(onLink, 1)];
        const target = `UDP4-SENDTO:${ours.address}:${port}`;
        peer.start('socat', '-b', '100', '-u', 'OPEN:/dev/zero', target);
        await peer.shell(`printf link | socat -u STDIN UDP4-DATAGRAM:${GROUP}:5004`);
        expect(await toGroup).toEqual(['link']);
        await toUs;

        const code = refused(onLink, 5005, mine.address);
        await network.here.run('ip', 'link', 'del', ours.name);
        expect(['ENETUNREACH', 'EADDRNOTAVAIL', 'EINVAL', 'ENODEV']).toContain(await code);

        expect(errorOf(() => everywhere.addMembership(GROUP, ours.name)).code).toBe('EINVAL');
        expect(errorOf(() => everywhere.addMembership(GROUP, ours.address)).code).toBe('ENODEV');
        const still = [texts(everywhere, 1), texts(elsewhere, 1)];
        elsewhere.send('still here', elsewhere.address().port);
        const sender = create('udp4');
        await boundTo(sender, 0);
        sender.setMulticastInterface('10.99.0.1');
        sender.send('the other interface', 5004, GROUP);
        expect(await Promise.all(still)).toEqual([['the other interface'], ['still here']]);
        everywhere.dropMembership(GROUP);
        expect(everywhere.memberships()).toEqual([]);
        expect(errors).toEqual([]);
      });
    }));
});
