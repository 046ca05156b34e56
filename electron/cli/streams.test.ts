import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeCaptureFile, type FileDatagram } from '../../native/lib/testing/capture-file';
import { disturbed, type MediaDatagram } from '../../native/lib/testing/media';
import { type Host, withNetwork } from '../../native/lib/testing/network';
import { rtpStream } from '../../native/lib/testing/rtp-stream';
import { transportPids, transportStream } from '../../native/lib/testing/transport-stream';
import { announcementOf } from '../contract/testing/announcement';
import { streamSenderScript } from './testing/stream-sender';

const command = join(import.meta.dirname, '..', '..', 'dist', 'cli', 'gramscope.cjs');
const folder = mkdtempSync(join(tmpdir(), 'gramscope-streams-'));
afterAll(() => rmSync(folder, { recursive: true }));

const hasNamespaces = spawnSync('unshare', ['-n', 'true']).status === 0;

const rtp = disturbed(rtpStream({ packets: 400, sequence: 65_400, interval: 5 }), {
  lost: [50, 51, 120, 300],
  doubled: [77, 200],
  swapped: [140, 250],
});

const transport = transportStream({
  datagrams: 200,
  interval: 10,
  name: 'Stage left',
  missing: new Map([
    [23, 2],
    [77, 1],
  ]),
});

/** A file of a stream to a group, and what the command tells of it. */
function ofFile(stream: readonly MediaDatagram[], ...args: string[]): string {
  const file = join(folder, 'stream.pcap');
  writeCaptureFile(file, stream.map(toGroup));
  return run(file, ...args);
}

function toGroup({ payload, delay }: MediaDatagram): FileDatagram {
  return {
    time: 1_700_000_000_000_000 + delay * 1000,
    source: '192.0.2.1',
    destination: '239.1.1.1',
    destinationPort: 5004,
    payload,
  };
}

function run(...args: string[]): string {
  return execFileSync(process.execPath, [command, 'streams', ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

interface Told {
  destinationPort: number;
  label: string;
  interface: string;
  datagrams: number;
  sequence: object | null;
  alarms: string[];
  jitter: number | null;
  rtp: object | null;
  transport: object | null;
  field: object | null;
  test: object | null;
}

interface Clocked {
  drift: number;
  clockRate: number;
}

/** The streams of the report among what was printed. */
function allOf(printed: string): Told[] {
  const report = printed.split('\n').find((line) => line.startsWith('{')) ?? '{"streams":[]}';
  return (JSON.parse(report) as { streams: Told[] }).streams;
}

/** The only one of them. */
function only(printed: string): Told {
  const streams = allOf(printed);
  expect(streams).toHaveLength(1);
  // The line before has seen that it is there.
  return streams[0] as Told;
}

/** The one of them that goes to a group and port. */
function streamIn(printed: string, port = 5004): Told {
  const found = allOf(printed).filter(({ destinationPort }) => destinationPort === port);
  expect(found).toHaveLength(1);
  // The line before has seen that it is there.
  return found[0] as Told;
}

const ofRtp = { expected: 400, lost: 4, duplicates: 2, reordered: 2, restarts: 0 };

describe('gramscope streams of a file', () => {
  it('counts exactly what is lost, doubled and out of order', () => {
    const told = only(ofFile(rtp, '--format', 'json'));
    expect(told).toMatchObject({ label: 'PCMU', datagrams: 398, sequence: ofRtp });
    expect(told.rtp).toMatchObject({ ssrc: 0x12345678, clockRate: 8000, clockJumps: 0 });
  });

  it('tells the sources of RTP that share a port one by one', () => {
    const voice = rtpStream({ packets: 100, interval: 20 });
    const other = disturbed(rtpStream({ packets: 60, interval: 20 }), { lost: [10, 11] });
    for (const { payload } of other) payload.writeUInt32BE(7, 8);
    const both = [...voice, ...other].toSorted((one, two) => one.delay - two.delay);
    const told = only(ofFile(both, '--format', 'json'));
    expect(told).toMatchObject({ sequence: { expected: 160, lost: 2 } });
    expect(told.rtp).toMatchObject({
      sources: 2,
      bySource: [
        { ssrc: 0x12345678, packets: 100, sequence: { expected: 100, lost: 0 }, clockRate: 8000 },
        { ssrc: 7, packets: 58, sequence: { expected: 60, lost: 2 }, deltas: { most: 60 } },
      ],
    });
  });

  it('prints a table', () => {
    const [heading = '', line = '', ...rest] = ofFile(rtp).trimEnd().split('\n');
    expect(rest).toEqual([]);
    expect(heading.split(/ {2,}/u)).toEqual(
      expect.arrayContaining(['SOURCE', 'LOST', 'JITTER ms']),
    );
    expect(line).toContain('192.0.2.1:1000  239.1.1.1:5004');
    expect(line).toContain('4 (1.00 %)');
  });

  it('tells the clock of the sender from ours', () => {
    const fast = rtpStream({ packets: 2000, interval: 20, drift: 250 });
    const told = only(ofFile(fast, '--format', 'json'));
    const { drift } = told.rtp as { drift: number };
    expect(Math.abs(drift - 250)).toBeLessThan(5);
  });

  it('measures dynamic payload types by the clock rate that it is told', () => {
    const fast = rtpStream({ packets: 2000, payloadType: 97, clockRate: 48_000, drift: 250 });
    const args = ['--format', 'json', '--clock-rate'];
    expect(only(ofFile(fast, '--format', 'json'))).toMatchObject({ jitter: null });
    for (const clock of ['239.1.1.1:5004=97:48000', '5004=48000']) {
      const { drift, clockRate } = only(ofFile(fast, ...args, clock)).rtp as Clocked;
      expect(clockRate).toBe(48_000);
      expect(Math.abs(drift - 250)).toBeLessThan(5);
    }
    const late = rtpStream({ packets: 6, payloadType: 97, clockRate: 48_000 });
    const moved = late.map(({ payload, delay }, at) => ({
      payload,
      delay: delay + (at === 1 ? 16 : 0),
    }));
    // RFC 3550, 6.4.1: 16 / 16, then 1 + (16 - 1) / 16, and 15 / 16 of that for each of the others.
    const { jitter } = only(ofFile(moved, ...args, '5004=97:48000'));
    expect(jitter).toBeCloseTo(1.9375 * (15 / 16) ** 3, 6);
    expect(only(ofFile(moved, ...args, '5004=98:48000')).jitter).toBeNull();
  });

  it('measures by the clock rate that the file announces itself, also behind the stream', () => {
    const fast = rtpStream({ packets: 2000, payloadType: 97, clockRate: 48_000, drift: 250 });
    const announcement = {
      source: '192.0.2.9',
      destination: '239.255.255.255',
      destinationPort: 9875,
      payload: Buffer.from(announcementOf('239.1.1.1', 5004, 'L24/48000'), 'latin1'),
    };
    const file = join(folder, 'announced.pcap');
    const stream = fast.map(toGroup);
    for (const datagrams of [
      [...stream, announcement],
      [announcement, ...stream],
    ]) {
      writeCaptureFile(file, datagrams);
      const told = streamIn(run(file, '--format', 'json'));
      const { drift, clockRate } = told.rtp as Clocked;
      expect(clockRate).toBe(48_000);
      expect(Math.abs(drift - 250)).toBeLessThan(5);
      expect(told.jitter).toBeLessThan(0.1);
    }
    const told = streamIn(run(file, '--format', 'json', '--clock-rate', '5004=97:44100'));
    expect(told.rtp).toMatchObject({ clockRate: 44_100 });
  });

  it('looks into transport streams', () => {
    const told = only(ofFile(transport, '--format', 'json'));
    expect(told).toMatchObject({ label: 'Stage left' });
    expect(told.transport).toMatchObject({ packets: 1400, continuityErrors: 2 });
    const { pids } = told.transport as { pids: { pid: number; continuityErrors: number }[] };
    expect(pids).toContainEqual(
      expect.objectContaining({ pid: transportPids.video, continuityErrors: 2 }),
    );
  });

  it('counts by a field that it is pointed at, and by limits that it is given', () => {
    const numbers = [7, 9, 11, 17, 19].map((number, place) => {
      const payload = Buffer.alloc(40, 0xee);
      payload.writeUInt16LE(number, 4);
      return { payload, delay: place * 10 };
    });
    const args = [
      '--field',
      '239.1.1.1:5004=4:2:little:2',
      '--alarm',
      'loss=off',
      '--alarm',
      'burst=2',
    ];
    const told = only(ofFile(numbers, '--format', 'json', ...args));
    expect(told.field).toEqual({ offset: 4, width: 2, order: 'little', step: 2, isFound: false });
    expect(told.sequence).toMatchObject({ expected: 7, lost: 2 });
    expect(told.alarms).toEqual(['burst']);
  });

  it('says what is wrong with the command line', () => {
    const wrong = spawnSync(process.execPath, [command, 'streams', '/nowhere.pcap'], {
      encoding: 'utf8',
    });
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain('There is no file "/nowhere.pcap", and it is no address.');
  });
});

describe.skipIf(!hasNamespaces)(
  'gramscope streams of what is received',
  { timeout: 60_000 },
  () => {
    it('counts over a cable what another program sends', () =>
      withNetwork(async (network) => {
        const [here, there] = [await network.host('here'), await network.host('there')];
        const { mine, theirs } = await here.link(there, 7);
        const running = await listening(here, `udp://@239.1.1.1:5004%${mine.name}`);
        const sender = there.start(
          'python3',
          '-c',
          streamSenderScript,
          '239.1.1.1',
          '5004',
          theirs.address,
        );
        sender.child.stdin?.end(rtp.map(asLine).join(''));
        await sender.ended;
        running.child.kill('SIGINT');
        const told = only(await running.ended);
        expect(told).toMatchObject({ interface: mine.name, datagrams: 398, sequence: ofRtp });
      }));

    it('hears the test streams of another Gramscope without loss', () =>
      withNetwork(async (network) => {
        const [here, there] = [await network.host('here'), await network.host('there')];
        const { mine, theirs } = await here.link(there, 7);
        const running = await listening(here, `udp://@239.1.1.1:5004%${mine.name}`);
        const rate = ['--pps', '2000', '--count', '1000', '--ttl', '4'];
        const to = ['239.1.1.1:5004', '--sequence', '--interface', theirs.name, '--yes'];
        await there.start(process.execPath, command, 'send', ...to, ...rate).ended;
        running.child.kill('SIGINT');
        const told = only(await running.ended);
        expect(told).toMatchObject({
          label: 'Test stream',
          sequence: { expected: 1000, lost: 0, duplicates: 0, reordered: 0 },
          test: { isComplete: true },
        });
      }));
  },
);

/** Waits until it has joined. */
async function listening(host: Host, address: string) {
  const running = host.start(process.execPath, command, 'streams', address, '--format', 'json');
  await running.says('listening on');
  return running;
}

function asLine({ payload, delay }: MediaDatagram): string {
  return `${delay} ${payload.toString('hex')}\n`;
}
