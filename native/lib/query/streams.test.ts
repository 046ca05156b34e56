import path from 'node:path';

import type { Predicate } from '#native';
import { afterAll, expect, test } from 'vitest';

import { writeCaptureFile } from '../testing/capture-file';
import { disturbed } from '../testing/media';
import { file, folder, removeFiles, withFile } from '../testing/queries';
import { rtpStream } from '../testing/rtp-stream';

afterAll(removeFiles);

const media = path.join(folder, 'media.pcap');
/** The 71st is missing when the 72nd comes, and comes then. */
const arriving = disturbed(rtpStream({ packets: 200 }), {
  lost: [2, 20, 21, 100],
  doubled: [50],
  swapped: [70],
});
writeCaptureFile(
  media,
  arriving.flatMap(({ payload, delay }) => [
    { time: 1_700_000_000_000_000 + delay * 1000, destinationPort: 5004, payload },
    { time: 1_700_000_000_000_000 + delay * 1000, destinationPort: 9, payload: 'something else' },
  ]),
);

/** The row of a packet, by its sequence number, which is its place in what was sent: the first time that it came. */
function rowOf(place: number): number {
  return 2 * arriving.findIndex(({ payload }) => payload.readUInt16BE(2) === place) + 1;
}

async function found(predicate: Predicate): Promise<number[]> {
  return await withFile(media, async (log) => {
    const streams = log.streams();
    const query = log.query(predicate, { streams });
    const { failure } = await query.done();
    expect(failure).toBe('');
    const rows = query.matches(1, 1000);
    query.close();
    streams.close();
    return rows;
  });
}

test.each<[string, Predicate, number[]]>([
  ['losses', { kind: 'streamEvent', of: ['lost'] }, [rowOf(3), rowOf(22), rowOf(101)]],
  ['large losses', { kind: 'streamEvent', of: ['lost'], least: 2 }, [rowOf(22)]],
  ['losses of one', { kind: 'streamEvent', of: ['lost'], most: 1 }, [rowOf(3), rowOf(101)]],
  // What was missed behind the one before it came late, and was not lost.
  ['what is late', { kind: 'streamEvent', of: ['reordered'] }, [rowOf(70)]],
  ['duplicates', { kind: 'streamEvent', of: ['duplicate'] }, [rowOf(50) + 2]],
  ['what began', { kind: 'streamEvent', of: ['new'] }, [1, 2]],
  ['no kinds', { kind: 'streamEvent', of: [] }, []],
])('a query with streams finds %s', async (_, predicate, rows) => {
  expect(await found(predicate)).toEqual(rows);
});

test('a query with streams finds the datagrams of one', async () => {
  const rows = await found({ kind: 'stream', least: 2, most: 2 });
  expect(rows).toEqual(arriving.map((_, at) => 2 * at + 2));
});

test('a query about streams is refused without those of its log', () =>
  withFile(media, async (log) => {
    const predicate: Predicate = { kind: 'stream' };
    expect(() => log.query(predicate)).toThrow(/options\.streams must be those of the log/u);
    await withFile(file, async (other) => {
      const streams = other.streams();
      expect(() => log.query(predicate, { streams })).toThrow(/streams of the same log/u);
      streams.close();
      expect(() => log.query(predicate, { streams })).toThrow(
        expect.objectContaining({ code: 'ERR_STREAMS_CLOSED' }),
      );
    });
    const kinds = ['lost', 'found'] as never;
    expect(() => log.query({ kind: 'streamEvent', of: kinds })).toThrow(/has no "found"/u);
  }));
