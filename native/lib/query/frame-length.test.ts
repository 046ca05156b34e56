import { execFile, execFileSync } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

import type { DatagramRow } from '#native';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { logReaches, withCapture } from '../testing/captures';
import { file, folder, found, removeFiles, various, withFile } from '../testing/queries';
import { send } from '../testing/senders';
import { problemWith, reason } from '../testing/skipping';

afterAll(removeFiles);

const missing = problemWith('tshark', 'python3');

/** The type of frames (of Wireshark's library) of which tshark does not count the byte that tells the direction. */
const WITH_DIRECTION = 19;

/** Number and length of the frame of each UDP datagram, as tshark sees them. */
async function seenByTshark(name: string, filter: string): Promise<[number, number][]> {
  const args = [
    '-r',
    name,
    '-o',
    'ip.defragment:TRUE',
    '-Y',
    `udp && !icmp && !icmpv6 && frame.encap_type != ${WITH_DIRECTION} && ${filter}`,
  ];
  const fields = ['-T', 'fields', '-e', 'frame.number', '-e', 'frame.len'];
  const { stdout } = await promisify(execFile)('tshark', [...args, ...fields]);
  const lines = stdout.split('\n').filter(Boolean);
  return lines.map((line) => line.split('\t').map(Number) as [number, number]);
}

const frameOf = ({ frame, frameLength }: DatagramRow): [number | null, number] => [
  frame,
  frameLength,
];

describe.skipIf(missing !== undefined)(`frames are as long as in tshark${reason(missing)}`, () => {
  beforeAll(() => {
    const corpus = path.join(import.meta.dirname, '../../test/captures/corpus.py');
    execFileSync('python3', ['-B', corpus, folder]);
  });

  test.each([
    'fragments4.pcapng',
    'fragments6.pcapng',
    'fragmented-tunnels.pcapng',
    'fragmented-vlans.pcapng',
    'links.pcapng',
    'cut.pcapng',
    'largest.pcapng',
  ])('%s', async (name) => {
    const whole = path.join(folder, name);
    const theirs = await seenByTshark(whole, 'frame');
    expect(theirs.length).toBeGreaterThan(0);
    const frames = new Set(theirs.map(([frame]) => frame));
    const rows = await withFile(whole, (log) => log.rows(1, 65536));
    const isComparable = ({ frame }: DatagramRow): boolean => frames.has(frame ?? 0);
    expect(rows.filter(isComparable).map(frameOf)).toEqual(theirs);
    const lengths = theirs.map(([, length]) => length).toSorted((one, other) => one - other);
    const middle = lengths[lengths.length >> 1] ?? 0;
    const numbers = new Set(await found({ kind: 'frameLength', least: middle }, whole));
    const longer = rows.filter((row) => isComparable(row) && numbers.has(row.number));
    expect(longer.map(frameOf)).toEqual(await seenByTshark(whole, `frame.len >= ${middle}`));
  });
});

test('frames and traffic classes are those of the file', () =>
  withFile(file, (log) => {
    const seen = log
      .rows(1, 65536)
      .map(({ frameLength, length, trafficClass }) => [frameLength - length, trafficClass]);
    expect(seen).toEqual(
      various.map(({ source, trafficClass }) => [source?.includes(':') ? 48 : 28, trafficClass]),
    );
  }));

test.each([
  [4, '127.0.0.1', 28],
  [6, '::1', 48],
] as const)('a datagram of a capture has headers of IPv%i and UDP', (family, address, headers) =>
  withCapture(async (capture) => {
    const { port } = capture.openUdp({ family, address, port: 0 });
    await Promise.all([logReaches(capture, 1), send({ address, port, payload: 'hello' })]);
    expect(capture.rows(1, 1)).toMatchObject([{ frameLength: headers + 5, trafficClass: 0 }]);
    const query = capture.query({ kind: 'frameLength', least: headers + 5, most: headers + 5 });
    expect(await query.caughtUp()).toMatchObject({ matches: 1 });
    query.close();
  }),
);

test('a Unix datagram is as long as its payload', () =>
  withCapture(async (capture) => {
    const socket = path.join(folder, 'socket');
    const { id } = capture.openUnix({ path: socket });
    const arrived = logReaches(capture, 2);
    capture.send(id, Buffer.from('hello'), { path: socket });
    await arrived;
    expect(capture.rows(1, 2).map(({ frameLength }) => frameLength)).toEqual([5, 5]);
  }));
