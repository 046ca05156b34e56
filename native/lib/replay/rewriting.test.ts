import { expect, test } from 'vitest';

import { withReplay } from '../testing/replays';

test('bytes are replaced by as many others, wherever they are', () =>
  withReplay([{ payload: 'abcab' }, { payload: 'xaab' }], async ({ play, receiver }) => {
    const replace = [
      { from: Buffer.from('ab'), to: Buffer.from('AB') },
      { from: Buffer.from('B'), to: Buffer.from('b') },
    ];
    await play({ rewriting: { replace }, loops: 2 }).done();
    expect(await receiver.texts(4)).toEqual(['AbcAb', 'xaAb', 'AbcAb', 'xaAb']);
  }));

/** A header of RTP (RFC 3550, 5.1) and nothing else. */
function rtp(sequence: number, timestamp: number, ssrc: number): Buffer {
  const header = Buffer.alloc(12);
  header.writeUInt8(0x80, 0);
  header.writeUInt8(96, 1);
  header.writeUInt16BE(sequence, 2);
  header.writeUInt32BE(timestamp, 4);
  header.writeUInt32BE(ssrc, 8);
  return header;
}

test('RTP goes on over loops, each stream for itself, also where numbers wrap', () => {
  const wrapping = [65534, 65535, 0].map((sequence, at) =>
    rtp(sequence, (0xffffff00 + 160 * at) >>> 0, 1),
  );
  const other = [7, 9, 8].map((sequence) => rtp(sequence, 1000 * sequence, 2));
  const streams = wrapping.flatMap((packet, at) => [packet, other[at] ?? packet]);
  const datagrams = [...streams, Buffer.from('no RTP')].map((payload) => ({ payload }));
  return withReplay(datagrams, async ({ play, receiver }) => {
    await play({ rewriting: { rtp: true }, loops: 3 }).done();
    const packets = (await receiver.texts(21)).map((text) => Buffer.from(text, 'latin1'));
    const told = (ssrc: number) =>
      packets
        .filter((packet) => packet.length === 12 && packet.readUInt32BE(8) === ssrc)
        .map((packet) => [packet.readUInt16BE(2), packet.readUInt32BE(4)]);
    expect(told(1)).toEqual(
      Array.from({ length: 9 }, (_, at) => [(65534 + at) & 0xffff, (0xffffff00 + 160 * at) >>> 0]),
    );
    expect(told(2).map(([sequence]) => sequence)).toEqual([7, 9, 8, 10, 12, 11, 13, 15, 14]);
    expect(packets.filter((packet) => packet.toString() === 'no RTP')).toHaveLength(3);
  });
});

test('times of syslog messages are set to now, in their own form', () => {
  const messages = [
    '<13>Oct  1 22:14:15 host app: at Oct  1 22:14:15',
    '<13>1 2003-10-11T22:14:15.003Z host app - - - text',
    '<13>1 2003-10-11T22:14:15.000003-07:00 host app - - - text',
    '<13>host without a time',
  ];
  return withReplay(
    messages.map((payload) => ({ payload })),
    async ({ play, receiver }) => {
      const before = Date.now();
      await play({ rewriting: { syslogTime: true } }).done();
      const [classic = '', utc = '', zoned = '', none] = await receiver.texts(4);
      const after = Date.now();
      const isNow = (time: number) => time >= before - 1 && time <= after + 1;
      expect(utc).toMatch(/^<13>1 \S{24} host app - - - text$/);
      expect(isNow(Date.parse(utc.slice(6, 30)))).toBe(true);
      expect(zoned).toMatch(/^<13>1 \S{26}-07:00 host app - - - text$/);
      expect(isNow(Date.parse(zoned.slice(6, 38)))).toBe(true);
      const year = new Date(before).getFullYear();
      const seconds = Date.parse(`${classic.slice(4, 10)} ${year} ${classic.slice(11, 19)}`);
      expect(seconds).toBeGreaterThanOrEqual(before - 1000);
      expect(seconds).toBeLessThanOrEqual(after);
      expect(classic.slice(19)).toBe(' host app: at Oct  1 22:14:15');
      expect(none).toBe(messages[3]);
    },
  );
});
