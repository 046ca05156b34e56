import { type Capture, type DatagramRow, sendTestStreams, type TestStreamOptions } from '#native';
import { describe, expect, test } from 'vitest';

import { errorOf, logReaches, withCapture } from '../testing/captures';
import { withNetwork } from '../testing/network';
import { reaches } from '../testing/replays';
import { networkProblemWith, reason } from '../testing/skipping';

const TOP = { kind: 'top' } as const;

/** What a datagram of a test stream says. */
interface Told {
  stream: number;
  sequence: number;
  isLast: boolean;
  time: bigint;
  interval: number;
}

function told({ payload }: DatagramRow): Told {
  const bytes = Buffer.from(payload);
  expect(bytes.toString('latin1', 0, 8)).toBe('GRAMTEST');
  expect([bytes.readUInt8(8), bytes.readUInt16BE(10)]).toEqual([1, 40]);
  return {
    stream: bytes.readUInt32BE(12),
    sequence: Number(bytes.readBigUInt64BE(16)),
    isLast: bytes.readUInt8(9) === 1,
    time: bytes.readBigInt64BE(24),
    interval: Number(bytes.readBigUInt64BE(32)),
  };
}

/** Where datagrams arrive, and what they say. */
interface Heard {
  destinations: TestStreamOptions['destinations'];
  capture: Capture;
  told(count: number): Promise<Told[]>;
}

/** Runs `body` with so many sockets that receive. */
function withReceivers(count: number, body: (heard: Heard) => Promise<void>): Promise<void> {
  return withCapture(async (capture) => {
    const destinations = Array.from({ length: count }, () => {
      const { port } = capture.openUdp({ family: 4, address: '127.0.0.1', port: 0 });
      return { address: '127.0.0.1', port };
    });
    const arrived = async (wanted: number): Promise<Told[]> => {
      await logReaches(capture, wanted);
      return capture.rows(1, wanted).map(told);
    };
    await body({ destinations, capture, told: arrived });
  });
}

test('datagrams are numbered, filled, and the last one comes three times with its flag', () =>
  withReceivers(1, async ({ destinations, capture, told: heard }) => {
    const player = sendTestStreams({
      destinations,
      firstStream: 7,
      length: 300,
      count: 100,
      pace: TOP,
    });
    const report = await player.done();
    expect(report).toMatchObject({ sent: 100, bytes: 30_000, errors: 0, row: 100, failure: null });
    const rows = await heard(102);
    expect(rows.map(({ sequence }) => sequence)).toEqual([...Array(100).keys(), 99, 99]);
    expect(rows.map(({ isLast }) => isLast)).toEqual(rows.map((_, at) => at >= 99));
    expect(new Set(rows.map(({ stream, interval }) => `${stream} ${interval}`))).toEqual(
      new Set(['7 0']),
    );
    const [first] = capture.rows(1, 1);
    expect(Buffer.from(first?.payload ?? []).subarray(40)).toEqual(
      Buffer.from(Array.from({ length: 260 }, (_, at) => (at + 40) % 256)),
    );
    player.close();
  }));

test('streams take turns at even times, and their times rise', () =>
  withReceivers(3, async ({ destinations, told: heard }) => {
    const begun = BigInt(Date.now()) * 1_000_000n;
    const player = sendTestStreams({
      destinations,
      firstStream: 0xffffffff,
      length: 40,
      count: 200,
      pace: { kind: 'datagrams', perSecond: 3000 },
    });
    const { wanted } = await player.done();
    expect(wanted).toBeCloseTo(599 / 3000, 6);
    const rows = await heard(606);
    // From before it began: a busy machine makes this longer, and never shorter.
    expect(Number((rows[597]?.time ?? 0n) - begun) / 1e9).toBeGreaterThan(597 / 3000);
    for (const stream of [0xffffffff, 0, 1]) {
      const own = rows.filter((row) => row.stream === stream);
      expect(own.map(({ sequence }) => sequence)).toEqual([...Array(200).keys(), 199, 199]);
      expect(new Set(own.map(({ interval }) => interval))).toEqual(new Set([1_000_000]));
      const times = own.map(({ time }) => time);
      expect(times.every((time, at) => time >= (times[at - 1] ?? begun))).toBe(true);
    }
    player.close();
  }));

test('stopped, it says at once which datagram was the last of each stream', () =>
  withReceivers(2, async ({ destinations, capture }) => {
    const pace = { kind: 'datagrams', perSecond: 1000 } as const;
    const player = sendTestStreams({ destinations, firstStream: 1, length: 60, pace });
    await reaches(player, ({ sent }) => sent >= 5);
    player.stop();
    const { sent } = await player.done();
    await logReaches(capture, sent + 6);
    const rows = capture.rows(1, sent + 6).map(told);
    for (const stream of [1, 2]) {
      const own = rows.filter((row) => row.stream === stream);
      const last = Math.max(...own.map(({ sequence }) => sequence));
      expect(own.slice(-3)).toMatchObject([1, 2, 3].map(() => ({ sequence: last, isLast: true })));
      expect(own.slice(0, -3).some(({ isLast }) => isLast)).toBe(false);
    }
    player.close();
  }));

test('paused, sought and at another pace, no number is left out', () =>
  withReceivers(1, async ({ destinations, told: heard }) => {
    const options = { destinations, firstStream: 1, length: 60, count: 300 };
    const pace = { kind: 'datagrams', perSecond: 100 } as const;
    const player = sendTestStreams({ ...options, pace, paused: true });
    player.step(3);
    await reaches(player, ({ sent }) => sent === 3);
    player.seek({ row: 100 });
    player.setPace({ kind: 'bits', perSecond: 88 * 8 * 2000 });
    player.resume();
    await player.done();
    const rows = await heard(302);
    expect(rows.map(({ sequence }) => sequence)).toEqual([...Array(300).keys(), 299, 299]);
    expect(rows.map(({ interval }) => interval).slice(3)).toEqual(
      Array.from({ length: 299 }, () => 500_000),
    );
    player.close();
  }));

test('what would be no test stream is refused', () => {
  const valid = { destinations: [{ address: '127.0.0.1', port: 9 }], firstStream: 0, length: 40 };
  const refused = (changes: object): unknown =>
    errorOf(() => sendTestStreams({ ...valid, pace: TOP, ...changes })).message;
  expect(refused({ destinations: [] })).toBe('streams.destinations is empty');
  expect(refused({ destinations: [{ address: 'host', port: 9 }] })).toMatch(/must be an address/);
  expect(refused({ destinations: [{ address: '::1', port: 0 }] })).toMatch(/from 1 to 65535/);
  expect(refused({ length: 39 })).toMatch(/streams\.length .* from 40 to 65527/);
  expect(refused({ count: 0 })).toMatch(/streams\.count/);
  expect(refused({ firstStream: 2 ** 32 })).toMatch(/streams\.firstStream/);
  expect(refused({ speed: 1 })).toMatch(/speed/);
});

test('what the system refuses is counted, and its numbers are gone', () =>
  withReceivers(1, async ({ destinations }) => {
    const player = sendTestStreams({
      destinations: [{ address: '255.255.255.254', port: 9 }, ...destinations],
      firstStream: 0,
      length: 40,
      count: 5,
      pace: TOP,
    });
    expect(await player.done()).toMatchObject({ sent: 5, errors: 5, row: 10 });
    player.close();
  }));

/** Receives on a group, and tells what came in one line once the flag has come. SO_RCVBUFFORCE is 33 on Linux. */
const COUNTER = `
import socket, struct, sys
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.SOL_SOCKET, 33, 16777216)
s.bind(('', 5000))
s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton('239.1.1.1') + socket.inet_aton(sys.argv[1]))
print('joined', flush=True)
numbers, times = [], []
while True:
    data = s.recv(2048)
    magic, _, flags, _, _, number, time, _ = struct.unpack('>8sBBHIQqQ', data[:40])
    assert magic == b'GRAMTEST'
    numbers.append(number)
    times.append(time)
    if flags: break
print(numbers == list(range(len(numbers))), times == sorted(times), len(numbers), 'counted', flush=True)
`;

const problem = networkProblemWith('python3');
describe.skipIf(problem)(`a group in another network${reason(problem)}`, () => {
  test.each([
    ['5000 a second', { kind: 'datagrams', perSecond: 5000 }],
    ['top speed', TOP],
  ] as const)('hears 10,000 datagrams at %s, in order', (_, pace) =>
    withNetwork(async (network) => {
      const far = await network.host('far');
      const { theirs } = await network.here.link(far, 7);
      const counting = far.start('python3', '-c', COUNTER, theirs.address);
      await counting.says('joined');
      const player = sendTestStreams({
        destinations: [{ address: '239.1.1.1', port: 5000 }],
        firstStream: 1,
        length: 300,
        count: 10_000,
        pace,
      });
      const { sent } = await player.done();
      expect(sent).toBe(10_000);
      expect(await counting.says('counted')).toContain('True True 10000 counted');
      player.close();
    }),
  );
});
