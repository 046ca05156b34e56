import path from 'node:path';

import type { StreamDetail, StreamLine, Streams } from '#native';
import { afterAll, expect, test } from 'vitest';

import { logReaches, withCapture } from '../testing/captures';
import { runNode } from '../testing/processes';
import { file, folder, removeFiles, withFile } from '../testing/queries';
import { send } from '../testing/senders';

afterAll(removeFiles);

const loopback = { family: 4, address: '127.0.0.1', port: 0 } as const;

function linesOf(streams: Streams): StreamLine[] {
  return streams.list({ order: 'first', from: 0, count: 1000 }).streams;
}

/** What must be the same wherever it comes from: the clock goes on, and a file has other numbers for sockets. */
function figuresOf(streams: Streams) {
  return linesOf(streams).map(({ number }) => {
    const { line, lengths, intervals, ttls, dscps, series } = streams.detail(
      number,
    ) as StreamDetail;
    const { source, sourcePort, destinationPort, datagrams, bytes, first, last, burst } = line;
    const ends = { source, sourcePort, destinationPort };
    const total = { datagrams, bytes, first, last, burst, highest: line.highestRate };
    return { ends, total, lengths, intervals, ttls, dscps, series };
  });
}

test('a capture and the file that it is recorded to have the same streams', () =>
  withCapture(async (capture) => {
    const name = path.join(folder, 'recorded.pcapng');
    capture.record({ path: name });
    const [one, other] = [capture.openUdp(loopback), capture.openUdp(loopback)];
    const streams = capture.streams();
    const arrived = logReaches(capture, 500);
    await Promise.all([
      send({ address: '127.0.0.1', port: one.port, payload: 'a payload', count: 300 }),
      send({ address: '127.0.0.1', port: other.port, count: 200 }),
    ]);
    await arrived;
    expect(await streams.reached(500)).toMatchObject({ analysed: 500, missed: 0, failure: '' });
    const live = figuresOf(streams);
    expect(live.map(({ total }) => total.datagrams).toSorted()).toEqual([200, 300]);
    expect(linesOf(streams).map(({ state }) => state)).toEqual(['active', 'active']);
    capture.stopRecording();
    await withFile(name, async (log) => {
      const recorded = log.streams();
      await recorded.done();
      expect(figuresOf(recorded)).toEqual(live);
      recorded.close();
    });
    streams.close();
  }));

test('streams that somebody asks for late begin with the first datagram of the log', () =>
  withCapture(async (capture) => {
    const { port } = capture.openUdp(loopback);
    await Promise.all([logReaches(capture, 100), send({ address: '127.0.0.1', port, count: 100 })]);
    const streams = capture.streams();
    expect(await streams.caughtUp()).toMatchObject({ analysed: 100 });
    const told = new Promise<void>((resolve) => {
      streams.onActivity(() => {
        if (streams.progress().analysed === 150) resolve();
      });
    });
    await send({ address: '127.0.0.1', port, count: 50 });
    await told;
    expect(linesOf(streams).map(({ datagrams }) => datagrams)).toEqual([100, 50]);
    capture.close();
    expect(await streams.done()).toMatchObject({ analysed: 150, failure: '' });
    streams.close();
  }));

test('streams that are known do not keep the process alive', async () => {
  const printed = await runNode(`
    process.on('exit', () => console.log('end'));
    void (async () => {
      const log = await LogFile.open(${JSON.stringify(file)});
      await log.indexed();
      console.log((await log.streams().done()).analysed);
    })();
  `);
  expect(printed).toBe('600\nend');
});
