import { once } from 'node:events';

import { listInterfaces } from '#native';
import { describe, expect, test } from 'vitest';

import { errorOf } from '../testing/captures';
import { namespaceProblem } from '../testing/namespace';
import { reason } from '../testing/skipping';
import { boundTo, texts, withSockets } from '../testing/sockets';

const index = (wanted: string): number =>
  listInterfaces().find(({ name }) => name === wanted)?.index ?? 0;

describe.skipIf(namespaceProblem)(`multicast${reason(namespaceProblem)}`, () => {
  test('a group is joined on every multicast interface, and left again', () =>
    withSockets(async (create) => {
      const socket = create('udp4');
      await boundTo(socket, 0);
      const joined = socket.addMembership('239.1.1.1').map(({ name }) => name);
      expect(joined.toSorted()).toEqual(['t0', 't1']);
      expect(socket.memberships()).toHaveLength(2);
      expect(errorOf(() => socket.addMembership('239.1.1.1')).message).toBe(
        'addMembership EADDRINUSE',
      );
      socket.dropMembership('239.1.1.1');
      expect(socket.memberships()).toEqual([]);
      expect(errorOf(() => socket.dropMembership('239.1.1.1')).message).toBe(
        'dropMembership EADDRNOTAVAIL',
      );
    }));

  test('interfaces go by address, name, index and zone', () =>
    withSockets(async (create) => {
      const four = create('udp4');
      await boundTo(four, 0);
      const joined = (on: string | number): string | undefined =>
        four.addMembership('239.1.1.2', on)[0]?.name;
      expect(['10.99.0.1', 't1', index('lo')].map(joined)).toEqual(['t0', 't1', 'lo']);
      const six = create('udp6');
      await boundTo(six, 0);
      expect(six.addMembership('ff05::5', '::%t0')[0]?.name).toBe('t0');
      expect(six.addMembership('ff05::5', '%t1')[0]?.name).toBe('t1');
      expect(errorOf(() => six.addMembership('ff05::5', 'fd99::1')).code).toBe('EADDRINUSE');
      const refused = (on: string | number): string | undefined =>
        errorOf(() => four.addMembership('239.1.1.3', on)).code;
      expect(['nosuch', '', '10.0.0.9', 999].map(refused)).toEqual([
        'EINVAL',
        'EINVAL',
        'ENODEV',
        'ENODEV',
      ]);
    }));

  test('datagrams to a group come to its members alone', () =>
    withSockets(async (create) => {
      const member = create({ type: 'udp4', reuseAddr: true });
      const other = create({ type: 'udp4', reuseAddr: true });
      await boundTo(member, 5000);
      await boundTo(other, 5000);
      member.addMembership('239.1.1.1', 't0');
      other.addMembership('239.1.1.2', 't0');
      const sender = create('udp4');
      await boundTo(sender, 0);
      sender.setMulticastInterface('10.99.0.1');
      expect([sender.setMulticastLoopback(true), sender.setMulticastTTL(0)]).toEqual([true, 0]);
      const heard = [texts(member, 1), texts(other, 1)];
      sender.send('to one', 5000, '239.1.1.1');
      sender.send('to two', 5000, '239.1.1.2');
      expect(await Promise.all(heard)).toEqual([['to one'], ['to two']]);
    }));

  test('an IPv6 socket joins IPv4 groups as well', () =>
    withSockets(async (create) => {
      const socket = create('udp6');
      await boundTo(socket, 5000);
      expect(socket.addMembership('239.1.1.1', 't0')).toHaveLength(1);
      socket.addSourceSpecificMembership('10.99.0.1', '232.1.1.1', 't0');
      const sender = create('udp4');
      await boundTo(sender, 0, '10.99.0.1');
      for (const group of ['239.1.1.1', '232.1.1.1']) {
        const heard = once(socket, 'message');
        sender.send(group, 5000, group);
        const [message, { address }] = (await heard) as [Buffer, { address: string }];
        expect([message.toString(), address]).toEqual([group, '::ffff:10.99.0.1']);
      }
      socket.dropMembership('239.1.1.1', 't0');
      expect(socket.memberships().map(({ group }) => group)).toEqual(['232.1.1.1']);
    }));

  test.each<['udp4' | 'udp6', [string, string?], string]>([
    ['udp4', ['ff02::1'], 'The value of "group" is out of range. It must be in 224.0.0.0/4.'],
    ['udp4', ['10.0.0.1'], 'The value of "group" is out of range. It must be in 224.0.0.0/4.'],
    ['udp6', ['::1'], 'It must be in ff00::/8 or 224.0.0.0/4.'],
    ['udp4', ['239.1.1.1', 'nosuch'], 'The value of "multicastInterface" is out of range.'],
  ])('%s: addMembership(...%j) says what is wrong', (type, args, message) =>
    withSockets(async (create) => {
      const socket = create(type);
      await boundTo(socket, 0);
      const error = errorOf(() => socket.addMembership(...args));
      expect(error.message).toBe('addMembership EINVAL');
      expect((error['cause'] as Error).message).toContain(message);
    }),
  );

  test('a source-specific member hears that source alone', () =>
    withSockets(async (create) => {
      const socket = create('udp4');
      await boundTo(socket, 5000);
      socket.addSourceSpecificMembership('10.99.0.1', '232.1.1.1', 't0');
      socket.addSourceSpecificMembership('10.99.0.77', '232.1.1.2', 't0');
      expect(socket.memberships().map(({ source }) => source)).toEqual(['10.99.0.1', '10.99.0.77']);
      const sender = create('udp4');
      await boundTo(sender, 0, '10.99.0.1');
      const heard = texts(socket, 1);
      sender.send('unwanted', 5000, '232.1.1.2');
      sender.send('wanted', 5000, '232.1.1.1');
      expect(await heard).toEqual(['wanted']);
      socket.dropSourceSpecificMembership('10.99.0.1', '232.1.1.1');
      expect(socket.memberships()).toHaveLength(1);
    }));

  test('groups outlive the port that was bound implicitly', () =>
    withSockets(async (create) => {
      const socket = create('udp6');
      socket.addMembership('ff02::5', '%t0');
      await boundTo(socket, 5001);
      const sender = create('udp6');
      await boundTo(sender, 0);
      sender.setMulticastInterface('::%t0');
      const heard = once(socket, 'message');
      sender.send('here', 5001, 'ff02::5');
      const [message, { address }] = (await heard) as [Buffer, { address: string }];
      expect([message.toString(), address.split('%')[1]]).toEqual(['here', 't0']);
    }));
});
