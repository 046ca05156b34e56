import { describe, expect, test } from 'vitest';

import { namespaceProblem, runInNamespace } from '../testing/namespace';

const problem = namespaceProblem === undefined ? '' : ` (skipped: ${namespaceProblem})`;
const inNamespace = namespaceProblem === undefined ? describe : describe.skip;

inNamespace(`in a network namespace${problem}`, () => {
  test('a group is joined on every multicast interface, and left again', async () => {
    const printed = await runInNamespace(`
    const socket = await bound(dgram.createSocket('udp4'), 0);
    print(socket.addMembership('239.1.1.1').map(({ name }) => name));
    print(socket.memberships().length);
    try { socket.addMembership('239.1.1.1'); } catch (error) { print(error.message); }
    socket.dropMembership('239.1.1.1');
    print(socket.memberships());
    try { socket.dropMembership('239.1.1.1'); } catch (error) { print(error.message); }
    socket.close();
  `);
    const members = [
      ['t1', 't0'],
      2,
      'addMembership EADDRINUSE',
      [],
      'dropMembership EADDRNOTAVAIL',
    ];
    expect(printed.map((line) => (Array.isArray(line) ? line.toSorted() : line))).toEqual(
      members.map((line) => (Array.isArray(line) ? line.toSorted() : line)),
    );
  });

  test('interfaces go by address, name, index and zone', async () => {
    const printed = await runInNamespace(`
    const four = await bound(dgram.createSocket('udp4'), 0);
    for (const on of ['10.99.0.1', 't1', index('lo')]) print(four.addMembership('239.1.1.2', on)[0].name);
    const six = await bound(dgram.createSocket('udp6'), 0);
    for (const on of ['::%t0', '%t1', 'fd99::1']) {
      try { print(six.addMembership('ff05::5', on)[0].name); } catch (error) { print(error.message); }
    }
    for (const on of ['nosuch', '', '10.0.0.9', 999]) {
      try { four.addMembership('239.1.1.3', on); } catch (error) { print(error.message); }
    }
    four.close(); six.close();
  `);
    const joined = ['t0', 't1', 'lo', 't0', 't1'];
    const errors = ['EADDRINUSE', 'EINVAL', 'EINVAL', 'ENODEV', 'ENODEV'];
    expect(printed).toEqual([...joined, ...errors.map((code) => `addMembership ${code}`)]);
  });

  test('datagrams to a group come to its members alone', async () => {
    const printed = await runInNamespace(`
    const options = { type: 'udp4', reuseAddr: true };
    const member = await bound(dgram.createSocket(options), 5000);
    const other = await bound(dgram.createSocket(options), 5000);
    member.addMembership('239.1.1.1', 't0');
    other.addMembership('239.1.1.2', 't0');
    const heard = [];
    other.on('message', (message) => heard.push(String(message)));
    const sender = await bound(dgram.createSocket('udp4'), 0);
    sender.setMulticastInterface('10.99.0.1');
    print(sender.setMulticastLoopback(true));
    print(sender.setMulticastTTL(0));
    sender.send('to one', 5000, '239.1.1.1');
    const [message] = await once(member, 'message');
    print(String(message));
    sender.send('to two', 5000, '239.1.1.2');
    await once(other, 'message');
    print(heard);
    for (const socket of [member, other, sender]) socket.close();
  `);
    expect(printed).toEqual([true, 0, 'to one', ['to two']]);
  });

  test('a source-specific member hears that source alone', async () => {
    const printed = await runInNamespace(`
    const socket = await bound(dgram.createSocket('udp4'), 5000);
    socket.addSourceSpecificMembership('10.99.0.1', '232.1.1.1', 't0');
    socket.addSourceSpecificMembership('10.99.0.77', '232.1.1.2', 't0');
    print(socket.memberships().map(({ source }) => source));
    const heard = [];
    socket.on('message', (message) => heard.push(String(message)));
    const sender = await bound(dgram.createSocket('udp4'), 0, '10.99.0.1');
    sender.send('unwanted', 5000, '232.1.1.2');
    sender.send('wanted', 5000, '232.1.1.1');
    await once(socket, 'message');
    print(heard);
    socket.dropSourceSpecificMembership('10.99.0.1', '232.1.1.1');
    print(socket.memberships().length);
    socket.close(); sender.close();
  `);
    expect(printed).toEqual([['10.99.0.1', '10.99.0.77'], ['wanted'], 1]);
  });

  test('groups outlive the port that was bound implicitly', async () => {
    const printed = await runInNamespace(`
    const socket = dgram.createSocket('udp6');
    socket.addMembership('ff02::5', '%t0');
    await bound(socket, 5001);
    const sender = await bound(dgram.createSocket('udp6'), 0);
    sender.setMulticastInterface('::%t0');
    sender.send('here', 5001, 'ff02::5');
    const [message, { address }] = await once(socket, 'message');
    print(String(message));
    print(address.split('%')[1]);
    socket.close(); sender.close();
  `);
    expect(printed).toEqual(['here', 't0']);
  });
});
