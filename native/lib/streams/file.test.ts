import path from 'node:path';

import type { DatagramRow } from '#native';
import { afterAll, expect, test } from 'vitest';

import { writeCaptureFile } from '../testing/capture-file';
import { file, folder, nanoseconds, removeFiles, START, withFile } from '../testing/queries';

afterAll(removeFiles);

/** The rows of each stream, in the order in which these began. */
function groupsOf(rows: readonly DatagramRow[]): DatagramRow[][] {
  const groups = new Map<string, DatagramRow[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.source, row.destination]);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

test('a file has a stream for each source, destination and port', () =>
  withFile(file, async (log) => {
    const streams = log.streams();
    const progress = await streams.done();
    expect(progress).toMatchObject({ analysed: 600, last: 600, streamless: 0, failure: '' });
    const groups = groupsOf(log.rows(1, 600));
    const page = streams.list({ order: 'first', from: 0, count: 1000 });
    expect(page).toMatchObject({ total: groups.length, matching: groups.length });
    const numbers = streams.streamsOf(1, 600);
    for (const [index, rows] of groups.entries()) {
      const line = page.streams[index];
      const lengths = rows.map(({ length }) => length);
      expect({ address: line?.source, port: line?.sourcePort }).toEqual(rows[0]?.source);
      expect(line).toMatchObject({
        number: index + 1,
        datagrams: rows.length,
        bytes: lengths.reduce((sum, length) => sum + length),
        first: rows[0]?.time,
        last: rows.at(-1)?.time,
      });
      expect(line?.spark.reduce((sum, count) => sum + count)).toBe(rows.length);
      expect(rows.every(({ number }) => numbers[number - 1] === index + 1)).toBe(true);
      const ttls = [...new Set(rows.map(({ ttl }) => ttl))];
      expect(streams.detail(index + 1)?.ttls).toEqual(
        ttls.toSorted((one, other) => Number(one) - Number(other)),
      );
    }
    streams.close();
  }));

test('streams are listed as they are asked for', () =>
  withFile(file, async (log) => {
    const streams = log.streams();
    const { total } = await streams
      .done()
      .then(() => streams.list({ order: 'first', from: 0, count: 1 }));
    const most = streams.list({ order: 'bytes', descending: true, from: 0, count: 1000 }).streams;
    expect(most.map(({ bytes }) => bytes)).toEqual(
      most.map(({ bytes }) => bytes).toSorted((one, other) => other - one),
    );
    const second = streams.list({ order: 'bytes', descending: true, from: 1, count: 1 });
    expect(second.streams).toEqual(most.slice(1, 2));
    const found = streams.list({ order: 'first', text: 'FF02::1', from: 0, count: 1000 });
    expect(found.matching).toBe(found.streams.length);
    expect(found.streams.every(({ destination }) => destination === 'ff02::1')).toBe(true);
    const groups = streams.list({ order: 'first', multicastOnly: true, from: 0, count: 1000 });
    expect(groups.matching).toBe(found.matching);
    expect(streams.list({ order: 'first', text: ':514', from: 0, count: 1 }).matching).toBeLessThan(
      total,
    );
    streams.close();
  }));

/** RTP of payload type 0 (PCMU), 20 ms a packet. */
function rtp(sequence: number): Buffer {
  const packet = Buffer.alloc(172);
  packet.writeUInt8(0x80, 0);
  packet.writeUInt16BE(sequence, 2);
  packet.writeUInt32BE(sequence * 160, 4);
  packet.writeUInt32BE(0x1234, 8);
  return packet;
}

/** Those that come. */
const sequences = Array.from({ length: 100 }, (_, index) => index).filter(
  (sequence) => sequence !== 40 && sequence !== 70 && sequence !== 71,
);
const rowOf = (sequence: number): number => sequences.indexOf(sequence) + 1;

test('each lost packet is a place in the log, which one can go to', async () => {
  const name = path.join(folder, 'rtp.pcap');
  const written = sequences.map((sequence) => ({
    destination: '239.1.2.3',
    sourcePort: 4000,
    destinationPort: 5004,
    time: START + sequence * 20_000,
    payload: rtp(sequence),
  }));
  writeCaptureFile(name, written);
  await withFile(name, async (log) => {
    const streams = log.streams({ alarms: { loss: null, burst: null, buffer: null } });
    await streams.done();
    const [line] = streams.list({ order: 'first', from: 0, count: 1 }).streams;
    expect(line).toMatchObject({ protocol: 'rtp', label: 'PCMU', datagrams: 97 });
    expect(line?.sequence).toMatchObject({ expected: 100, lost: 3, duplicates: 0 });
    const lost = streams.events({ kinds: ['lost'], from: 0, count: 10 });
    expect(lost.events.map(({ row, count }) => [row, count])).toEqual([
      [rowOf(41), 1],
      [rowOf(72), 2],
    ]);
    expect(lost.events[0]?.time).toBe(nanoseconds(41 * 20_000));
    const next = streams.seek({ stream: 1, kinds: ['lost'], row: rowOf(41), direction: 'next' });
    expect(next?.row).toBe(rowOf(72));
    expect(streams.seek({ kinds: ['lost'], direction: 'previous' })?.row).toBe(rowOf(72));
    expect(streams.eventsAt(rowOf(41), 1).map(({ kind }) => kind)).toEqual(['lost']);
    expect(streams.seek({ kinds: ['lost'], row: rowOf(72), direction: 'next' })).toBeNull();
    const detail = streams.detail(1);
    expect(detail?.rtp).toMatchObject({ ssrc: 0x1234, clockRate: 8000 });
    expect(detail?.series.lost.reduce((sum, count) => sum + count)).toBe(3);
    expect(streams.detail(2)).toBeNull();
    streams.close();
  });
});
