import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { Capture, type RouteRule } from '#native';
import { describe, expect, test } from 'vitest';

import { logReaches, withCapture } from '../testing/captures';
import { namespaceProblem } from '../testing/namespace';
import { numbered, payloads, withReplay } from '../testing/replays';
import { reason } from '../testing/skipping';

const TOP = { kind: 'top' } as const;

test('the first rule that fits decides', () =>
  withReplay(
    [
      { source: '10.1.0.1', destination: '239.1.1.1', destinationPort: 5000, payload: 'a' },
      { source: '10.2.0.1', destination: '239.1.1.1', destinationPort: 5000, payload: 'b' },
      { source: '10.1.0.1', destination: '239.1.1.2', destinationPort: 5001, payload: 'c' },
      { source: 'fd00::1', destination: 'ff15::1', destinationPort: 5000, payload: 'd' },
      { source: '10.9.9.9', destination: '10.20.0.7', destinationPort: 0, payload: 'e' },
    ],
    async ({ log }) => {
      const routes: RouteRule[] = [
        {
          source: '10.1.0.0/16',
          destination: '239.1.1.1',
          to: { kind: 'udp', address: '127.0.0.2' },
        },
        { destination: '239.1.1.1', to: { kind: 'nowhere' } },
        { ports: { least: 5001 }, to: { kind: 'udp', address: '127.0.0.3', port: 7 } },
        { destination: '10.20.0.0/16', to: { kind: 'udp', address: '127.30.0.0/16', port: 9 } },
      ];
      const survey = await log.survey({ pace: TOP, routes });
      expect(survey.destinations.map(({ address, port }) => `${address} ${port}`)).toEqual([
        '127.0.0.2 5000',
        '127.0.0.3 7',
        'ff15::1 5000',
        '127.30.0.7 9',
      ]);
      expect(survey).toMatchObject({ selected: 5, sendable: 4, skipped: { excluded: 1 } });
    },
  ));

test('a survey tells how long it takes and what the busiest second has', () =>
  withReplay(numbered(2000, 10_000), async ({ log }) => {
    const plan = { pace: { kind: 'original', factor: 2 } } as const;
    expect(await log.survey(plan)).toEqual({
      selected: 2000,
      sendable: 2000,
      bytes: 10 + 180 + 2700 + 4000,
      skipped: { truncated: 0, excluded: 0, withoutDestination: 0, tooLong: 0 },
      duration: 9.995,
      peak: { datagrams: 200, bits: 200 * 32 * 8 },
      destinations: [
        { family: 'IPv4', address: '192.0.2.2', port: 2000, datagrams: 2000, bytes: 6890 },
      ],
      elsewhere: 0,
    });
    expect(await log.survey({ pace: TOP })).toMatchObject({ duration: 0, peak: null });
  }));

test('of very many destinations the first thousand are told', () =>
  withReplay(
    Array.from({ length: 1500 }, (_, at) => ({ destination: `10.0.${at >> 8}.${at & 255}` })),
    async ({ log }) => {
      const { destinations, elsewhere, sendable } = await log.survey({ pace: TOP });
      expect([destinations.length, elsewhere, sendable]).toEqual([1000, 500, 1500]);
    },
  ));

test('datagrams leave from the ports that they came from, as far as those are free', () =>
  withReplay(
    [
      { sourcePort: 40_001 },
      { sourcePort: 40_002 },
      { sourcePort: 40_003 },
      { sourcePort: 40_001 },
    ],
    async ({ play, receiver }) => {
      const holder = new Capture();
      holder.openUdp({ family: 4, address: '0.0.0.0', port: 40_002 });
      const { unboundPorts } = await play().done();
      holder.close();
      expect(unboundPorts).toEqual([{ port: 40_002, code: 'EADDRINUSE' }]);
      await play({ sourcePorts: 'any' }).done();
      await receiver.texts(8);
      const ports = receiver.capture.rows(1, 8).map(({ source }) => source.port);
      expect([ports[0], ports[2], ports[3]]).toEqual([40_001, 40_003, 40_001]);
      expect(new Set(ports.slice(4)).size).toBe(1);
      expect(ports.slice(4)).not.toContain(40_001);
    },
  ));

test('UDP goes to a Unix socket, and what came by one to UDP or where it went', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gramscope-replay-'));
  const where = path.join(folder, 'socket');
  try {
    await withReplay(numbered(500), ({ play, receiver }) =>
      withCapture(async (capture) => {
        const { id } = capture.openUnix({ path: where });
        await play({ routes: [{ to: { kind: 'unix', path: where } }] }).done();
        await logReaches(capture, 500);
        const unix = payloads(capture);
        expect(unix).toEqual(numbered(500).map(({ payload }) => payload));

        expect(await capture.survey({ pace: TOP })).toMatchObject({
          skipped: { withoutDestination: 500 },
        });
        const paths = [{ socket: id, path: where }];
        expect((await capture.survey({ pace: TOP, paths })).destinations).toEqual([
          { family: 'unix', address: where, port: 0, datagrams: 500, bytes: 1390 },
        ]);
        const back = capture.play({ pace: TOP, routes: [receiver.route] });
        await back.done();
        back.close();
        expect(await receiver.texts(500)).toEqual(unix);
      }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

describe.skipIf(namespaceProblem)(`in a network of its own${reason(namespaceProblem)}`, () => {
  test('what is refused is counted by reason and destination, and the rest goes on', () =>
    withReplay(
      [
        { destination: '198.51.100.1', payload: 'a' },
        { destination: '198.51.100.1', payload: 'b' },
        { destination: '198.51.100.2', payload: 'c' },
        { destination: '127.0.0.1', payload: 'd' },
      ],
      async ({ play, receiver }) => {
        const routes = [{ destination: '127.0.0.1', ...receiver.route }];
        const report = await play({ routes }).done();
        expect(report).toMatchObject({ sent: 1, errors: 3, failure: null });
        const refusals = report.refusals.map(({ code, address, count, row }) => ({
          code,
          address,
          count,
          row,
        }));
        expect(refusals).toEqual([
          { code: 'ENETUNREACH', address: '198.51.100.1', count: 2, row: 1 },
          { code: 'ENETUNREACH', address: '198.51.100.2', count: 1, row: 3 },
        ]);
        expect(await receiver.texts(1)).toEqual(['d']);

        const { failure, errors } = await play({ routes, stopOnError: true }).done();
        expect(failure).toMatchObject({ code: 'ERR_SEND_REFUSED', row: 1 });
        expect(errors).toBe(1);
      },
    ));

  test('multicast leaves by the interface, with the hops, and is heard here if wanted', () =>
    withReplay(
      [
        { destination: '239.7.7.7', destinationPort: 7007, payload: 'a' },
        { source: 'fd99::5', destination: 'ff02::7:7', destinationPort: 7007, payload: 'b' },
      ],
      ({ play, log }) =>
        withCapture(async (capture) => {
          capture.openGroup({ family: 4, group: '239.7.7.7', port: 7007, interface: 't0' });
          capture.openGroup({ family: 6, group: 'ff02::7:7', port: 7007, interface: 't0' });
          const interfaceIndex = (await interfaces()).find(({ name }) => name === 't0')?.index ?? 0;
          const { errors } = await play({ routes: [], ttl: 9, interfaceIndex }).done();
          expect(errors).toBe(0);
          await logReaches(capture, 2);
          const rows = capture.rows(1, 2);
          expect(rows.map(({ ttl }) => ttl)).toEqual([9, 9]);
          expect(rows.map((row) => row.interfaceIndex)).toEqual([interfaceIndex, interfaceIndex]);
          await play({ routes: [], interfaceIndex, loopback: false }).done();
          await play({ routes: [], interfaceIndex, ttl: 3 }).done();
          await logReaches(capture, 4);
          expect(capture.rows(3, 9).map(({ ttl }) => ttl)).toEqual([3, 3]);
          expect(log.interfaces()).toHaveLength(1);
        }),
    ));
});

async function interfaces(): Promise<{ name: string; index: number }[]> {
  const { listInterfaces } = await import('#native');
  return listInterfaces();
}
