import { describe, expect, test } from 'vitest';

import { type Host, type Interface, withNetwork } from '../testing/network';
import { networkProblemWith, reason } from '../testing/skipping';
import { boundTo, texts, withSockets } from '../testing/sockets';

const PORT = 5000;
const groups = { udp4: '232.5.5.5', udp6: 'ff35::5:5' } as const;

/** Has a host send a word to the group. */
async function say(
  word: string,
  host: Host,
  from: Interface,
  type: 'udp4' | 'udp6',
): Promise<void> {
  const target =
    type === 'udp4'
      ? `UDP4-DATAGRAM:${groups.udp4}:${PORT},bind=${from.address}`
      : `UDP6-DATAGRAM:[${groups.udp6}]:${PORT},bind=[${from.address6}]`;
  await host.shell(`printf ${word} | socat -u STDIN ${target}`);
}

const problem = networkProblemWith('socat');
describe.skipIf(problem)(`source-specific multicast${reason(problem)}`, () => {
  test.each([
    ['udp4', 'address'],
    ['udp6', 'address6'],
  ] as const)('of two senders in one network a %s member hears the one it chose', (type, family) =>
    withNetwork(async (network) => {
      const chosen = await network.host('chosen');
      const other = await network.host('other');
      const [here, one, two] = await network.lan(5, network.here, chosen, other);
      if (!here || !one || !two) throw new Error('three hosts have three interfaces');
      await withSockets(async (create) => {
        const [member, anyone] = [
          create({ type, reuseAddr: true }),
          create({ type, reuseAddr: true }),
        ];
        for (const socket of [member, anyone]) await boundTo(socket, PORT);
        member.addSourceSpecificMembership(one[family], groups[type], here.name);
        anyone.addMembership(groups[type], here.name);
        const heard: string[] = [];
        member.on('message', (message) => heard.push(message.toString()));

        const all = texts(anyone, 2);
        const wanted = texts(member, 1);
        await say('unwanted', other, two, type);
        await say('wanted', chosen, one, type);
        expect(await all).toEqual(['unwanted', 'wanted']);
        await wanted;
        expect(heard).toEqual(['wanted']);

        member.dropSourceSpecificMembership(one[family], groups[type], here.name);
        const again = texts(anyone, 1);
        await say('dropped', chosen, one, type);
        expect(await again).toEqual(['dropped']);
        expect(heard).toEqual(['wanted']);
      });
    }),
  );
});
