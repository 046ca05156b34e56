import { describe, expect, test } from 'vitest';

import { type Host, withNetwork } from '../testing/network';
import { networkProblemWith, reason } from '../testing/skipping';
import { boundTo, withSockets } from '../testing/sockets';

const GROUP = '239.9.9.9';
const PORT = '5001';
/** Bytes of each datagram. */
const SIZE = 1000;

const problem = networkProblemWith('iperf');
describe.skipIf(problem)(`iperf${reason(problem)}`, () => {
  test('sends to a group from another network namespace, and we hear every datagram', () =>
    withNetwork(async (network) => {
      const sender = await network.host('sender');
      const { theirs } = await sender.link(network.here, 3);
      await withSockets(async (create) => {
        const member = create({ type: 'udp4', recvBufferSize: 4 << 20 });
        await boundTo(member, Number(PORT));
        member.addMembership(GROUP, theirs.name);
        const numbers = new Set<number>();
        let onNews: (() => void) | undefined;
        member.on('message', (message) => {
          // iperf counts its datagrams in the first four bytes; the last has the count negated.
          numbers.add(Math.abs(message.readInt32BE(0)));
          onNews?.();
        });
        const load = ['-n', String(500 * SIZE), '-l', String(SIZE), '-b', '40M'];
        const report = await sender.run('iperf', '-u', '-c', GROUP, '-p', PORT, '-T', '1', ...load);
        const sent = await datagramsOut(sender);
        await new Promise<void>((resolve) => {
          onNews = () => numbers.size >= sent && resolve();
          onNews();
        });
        expect([numbers.size, member.statistics().dropped]).toEqual([sent, 0]);
        // iperf 2.1 reports the number that its next datagram would have had.
        const reported = Number(/Sent (\d+) datagrams/.exec(report)?.[1]);
        expect([sent, sent + 1]).toContain(reported);
      });
    }));
});

/** How many UDP datagrams the kernel has sent from there. */
async function datagramsOut(host: Host): Promise<number> {
  const [names = '', values = ''] = (await host.run('grep', '^Udp:', '/proc/net/snmp')).split('\n');
  return Number(values.split(' ')[names.split(' ').indexOf('OutDatagrams')]);
}
