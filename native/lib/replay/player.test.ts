import { spawn } from 'node:child_process';
import { truncateSync } from 'node:fs';
import { text } from 'node:stream/consumers';

import { LogFile, type PlayerOptions } from '#native';
import { expect, test } from 'vitest';

import { errorOf, logReaches, withCapture } from '../testing/captures';
import { BUNDLE, NODE_ENVIRONMENT, runNode } from '../testing/processes';
import { numbered, numbers, payloads, reaches, withReplay } from '../testing/replays';

const ORIGINAL = { kind: 'original', factor: 1 } as const;

test('every datagram arrives once, in order, byte for byte', async () => {
  const datagrams = Array.from({ length: 3000 }, (_, at) => ({
    payload: Buffer.from([at >> 8, at & 255, 0, 255, ...Buffer.alloc(at % 1400, at)]),
  }));
  await withReplay(datagrams, async ({ play, receiver }) => {
    const report = await play().done();
    const bytes = datagrams.reduce((sum, { payload }) => sum + payload.length, 0);
    expect(report).toMatchObject({ sent: 3000, bytes, errors: 0, failure: null, row: 3000 });
    const received = await receiver.texts(3000);
    expect(received).toEqual(datagrams.map(({ payload }) => payload.toString('latin1')));
  });
});

test('empty datagrams are datagrams', () =>
  withReplay([{ payload: '' }, { payload: 'a' }, { payload: '' }], async ({ play, receiver }) => {
    await play().done();
    expect(await receiver.texts(3)).toEqual(['', 'a', '']);
  }));

test('the spacing is that of the log, and errors do not add up', () =>
  withReplay(numbered(200, 2000), async ({ play, receiver }) => {
    const { wanted, achieved, lateness } = await play({ pace: ORIGINAL, timing: 'frugal' }).done();
    expect(wanted).toBeCloseTo(0.398, 9);
    expect(achieved).toBeGreaterThan(0.397);
    expect(lateness.worst).toBeGreaterThan(0);
    await receiver.texts(200);
    const times = receiver.capture.rows(1, 200).map(({ time }) => Number(time) / 1e6);
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(390);
  }));

test('other paces', () =>
  withReplay(numbered(101, 1_000_000), async ({ play }) => {
    const twice = await play({ pace: { kind: 'original', factor: 1000 } }).done();
    expect(twice.wanted).toBeCloseTo(0.1, 9);
    const counted = await play({ pace: { kind: 'datagrams', perSecond: 500 } }).done();
    expect(counted.wanted).toBeCloseTo(0.2, 9);
    // Of the first hundred: ten have one digit, the others two, and 28 bytes of headers.
    const bits = await play({ pace: { kind: 'bits', perSecond: 100_000 } }).done();
    expect(bits.wanted).toBeCloseTo(((10 * 29 + 90 * 30) * 8) / 100_000, 9);
    const limited = await play({ pace: ORIGINAL, maxGap: 0.001 }).done();
    expect(limited.wanted).toBeCloseTo(0.1, 9);
  }));

test('times that run backwards are played in the order of the file, at once', () =>
  withReplay(
    [0, 20, 10, 30, -3600_000, -3599_990].map((time, at) => ({
      time: 1_700_000_000_000_000 + time * 1000,
      payload: String(at),
    })),
    async ({ play, receiver }) => {
      const { wanted } = await play({ pace: ORIGINAL }).done();
      expect(wanted).toBeCloseTo(0.04, 9);
      expect(await receiver.texts(6)).toEqual(numbers(0, 6));
    },
  ));

test('a selection, a limit, and loops', () =>
  withReplay(numbered(20), async ({ play, receiver }) => {
    await play({ selection: { kind: 'range', first: 3, last: 5 }, loops: 2 }).done();
    const rows = new Uint8Array([0b1000_0001, 0, 0b1000]);
    const report = await play({ selection: { kind: 'rows', rows }, loops: 0, limit: 5 }).done();
    expect(report).toMatchObject({ sent: 5, loop: 2, row: 8 });
    const range = ['2', '3', '4'];
    expect(await receiver.texts(11)).toEqual([...range, ...range, '0', '7', '19', '0', '7']);
  }));

test('between loops lies the mean spacing, or nothing', () =>
  withReplay(numbered(5, 10_000), async ({ play }) => {
    const even = await play({ pace: ORIGINAL, loops: 3 }).done();
    expect(even.wanted).toBeCloseTo(0.14, 9);
    const abutting = await play({ pace: ORIGINAL, loops: 3, closingGap: false }).done();
    expect(abutting.wanted).toBeCloseTo(0.12, 9);
  }));

test('a selection of which nothing can be sent ends, also where it is played for ever', () =>
  withReplay(numbered(20), async ({ play }) => {
    const routes = [{ to: { kind: 'nowhere' as const } }];
    const report = await play({ routes, loops: 0 }).done();
    expect(report).toMatchObject({ sent: 0, skipped: { excluded: 20 }, failure: null });
    const none = await play({ selection: { kind: 'range', first: 9, last: 8 }, loops: 0 }).done();
    expect(none).toMatchObject({ sent: 0, row: 0 });
  }));

test('paused, stepped, moved and at another pace: what arrives is what was asked', () =>
  withReplay(numbered(5000, 100_000), async ({ play, receiver }) => {
    const player = play({ pace: ORIGINAL, paused: true });
    player.step(3);
    await reaches(player, ({ sent }) => sent === 3);
    expect(player.progress()).toMatchObject({ state: 'paused', row: 3 });
    player.seek({ row: 101 });
    player.step();
    await reaches(player, ({ sent }) => sent === 4);
    player.seek({ time: 1_700_000_000_000_000_000n + 49n * 100_000_000n });
    player.step(2);
    await reaches(player, ({ sent }) => sent === 6);
    player.seek({ row: 1001 });
    player.setPace({ kind: 'top' });
    player.resume();
    player.setPace({ kind: 'datagrams', perSecond: 100_000 });
    await player.done();
    expect(await receiver.texts(4006)).toEqual([
      ...numbers(0, 3),
      '100',
      '49',
      '50',
      ...numbers(1000, 5000),
    ]);
  }));

test('pausing in the middle loses nothing and repeats nothing', () =>
  withReplay(numbered(3000, 200), async ({ play, receiver }) => {
    const player = play({ pace: ORIGINAL });
    for (const until of [200, 900, 1800]) {
      await reaches(player, ({ sent }) => sent >= until);
      player.pause();
      const { sent } = await reaches(player, ({ state }) => state === 'paused');
      await new Promise((resolve) => setTimeout(resolve, 30));
      expect(player.progress().sent).toBe(sent);
      player.resume();
    }
    const { wanted, achieved } = await player.done();
    expect(wanted).toBeGreaterThan(0.5998 + 0.09);
    expect(achieved).toBeGreaterThan(0.5998 + 0.09);
    expect(await receiver.texts(3000)).toEqual(numbers(0, 3000));
  }));

test('moved back while it plays, it goes on from there', () =>
  withReplay(numbered(2000, 500), async ({ play, receiver }) => {
    const player = play({ pace: ORIGINAL });
    await reaches(player, ({ sent }) => sent >= 300);
    player.seek({ row: 101 });
    const { sent } = await player.done();
    const received = await receiver.texts(sent);
    const before = sent - 1900;
    expect(received).toEqual([...numbers(0, before), ...numbers(100, 2000)]);
  }));

test('moved beyond the end, the loop ends', () =>
  withReplay(numbered(10, 3_600_000_000), async ({ play, receiver }) => {
    const player = play({ pace: ORIGINAL, loops: 2 });
    await reaches(player, ({ sent }) => sent === 1);
    player.seek({ row: 11 });
    await reaches(player, ({ loop }) => loop === 2);
    player.pause();
    player.seek({ row: 10 });
    player.step();
    await reaches(player, ({ row }) => row === 10);
    // Paused it stays, so that one can still go back.
    expect(player.progress().state).toBe('paused');
    player.resume();
    const report = await player.done();
    expect(report).toMatchObject({ loop: 2, row: 10, failure: null });
    const received = await receiver.texts(report.sent);
    expect([received[0], received.at(-1)]).toEqual(['0', '9']);
  }));

test('stop ends a long wait at once', () =>
  withReplay(numbered(2, 3_600_000_000), async ({ play }) => {
    const player = play({ pace: ORIGINAL });
    await reaches(player, ({ sent }) => sent === 1);
    player.stop();
    expect(await player.done()).toMatchObject({ state: 'done', sent: 1, failure: null });
  }));

test('begins at a time of the wall clock', () =>
  withReplay(numbered(3), async ({ play, receiver }) => {
    const startAt = BigInt(Date.now() + 150) * 1_000_000n;
    const player = play({ startAt });
    expect(player.progress().state).toBe('waiting');
    await player.done();
    await receiver.texts(3);
    expect(receiver.capture.rows(1, 1)[0]?.time).toBeGreaterThanOrEqual(startAt);
  }));

test('steps are done before what is asked behind them', () =>
  withReplay(numbered(100), async ({ play, receiver }) => {
    const player = play({ paused: true });
    player.step(3);
    player.seek({ row: 51 });
    player.step(2);
    expect(await receiver.texts(5)).toEqual(['0', '1', '2', '50', '51']);
  }));

test('a file that shrinks ends it, with the row where that was found', () =>
  withReplay(
    Array.from({ length: 40_000 }, () => ({ payload: 'x'.repeat(1000) })),
    async ({ play, path }) => {
      const player = play({ paused: true });
      player.step();
      await reaches(player, ({ sent }) => sent === 1);
      truncateSync(path, 24 + 30_000 * 1044 + 500);
      player.resume();
      const { failure, sent } = await player.done();
      expect(failure).toMatchObject({ code: 'ERR_LOG_SHRANK', row: 30_001 });
      expect(sent).toBe(30_000);
    },
  ));

test('a log of a capture is played as a file is', () =>
  withReplay(numbered(100), ({ play, receiver }) =>
    withCapture(async (capture) => {
      await play().done();
      await receiver.texts(100);
      const { port } = capture.openUdp({ family: 4, address: '127.0.0.1', port: 0 });
      const to = { kind: 'udp', address: '127.0.0.1', port } as const;
      const plan = { pace: { kind: 'top' }, routes: [{ to }] } as const;
      expect(await receiver.capture.survey(plan)).toMatchObject({ sendable: 100 });
      const player = receiver.capture.play(plan);
      expect(await player.done()).toMatchObject({ sent: 100 });
      player.close();
      await logReaches(capture, 100);
      expect(payloads(capture)).toEqual(numbers(0, 100));
    }),
  ));

test('wrong options are refused by name', () =>
  withReplay(numbered(1), async ({ play, log }) => {
    const wrong: [object, string][] = [
      [{ pace: { kind: 'warp' } }, 'options.pace.kind'],
      [{ pace: { kind: 'original', factor: 0 } }, 'options.pace.factor'],
      [{ pace: { kind: 'datagrams', perSecond: Number.NaN } }, 'options.pace.perSecond'],
      [{ loops: -1 }, 'options.loops'],
      [{ ttl: 0 }, 'options.ttl'],
      [{ maxGap: -1 }, 'options.maxGap'],
      [{ timing: 'fast' }, 'options.timing'],
      [{ routes: [{ to: { kind: 'udp', address: 'nowhere' } }] }, 'options.routes[0].to.address'],
      [{ routes: [{ from: 1, to: { kind: 'nowhere' } }] }, '"from"'],
      [{ rewriting: { replace: [{ from: zeros(2), to: zeros(1) }] } }, 'as long as'],
      [{ startAt: 5 }, 'options.startAt'],
      [{ speed: 2 }, '"speed"'],
    ];
    for (const [options, named] of wrong) {
      const { code, message } = errorOf(() => play(options as PlayerOptions));
      expect({ code, message }).toEqual({
        code: expect.stringMatching(/^ERR_(INVALID_ARG_TYPE|OUT_OF_RANGE)$/) as string,
        message: expect.stringContaining(named) as string,
      });
    }
    const player = play();
    expect(errorOf(() => player.step(0)).code).toBe('ERR_OUT_OF_RANGE');
    expect(errorOf(() => player.seek({ row: 0 })).code).toBe('ERR_OUT_OF_RANGE');
    player.close();
    player.close();
    expect(errorOf(() => player.pause()).code).toBe('ERR_PLAYER_CLOSED');
    await expect(player.done()).rejects.toMatchObject({ code: 'ERR_PLAYER_CLOSED' });
    log.close();
    expect(errorOf(() => play()).code).toMatch(/CLOSED/);
  }));

function zeros(count: number): Uint8Array {
  return new Uint8Array(count);
}

test('a player keeps the process alive until it is done, and is ended with it', () =>
  withReplay(numbered(40, 5000), async ({ path, receiver }) => {
    const open = `
      const play = async (pace) => {
        const log = await LogFile.open(${JSON.stringify(path)});
        await log.indexed();
        const to = { kind: 'udp', address: '127.0.0.1', port: ${receiver.port} };
        const player = log.play({ pace, routes: [{ to }] });
        log.close();
        return player;
      };`;
    await runNode(`${open} play({ kind: 'original', factor: 1 }).then(() => undefined);`);
    expect(await receiver.texts(40)).toEqual(numbers(0, 40));
    await runNode(
      `${open} play({ kind: 'datagrams', perSecond: 0.001 }).then(() => process.exit());`,
    );
  }));

test('a process that was held sends no burst of what was due meanwhile', () =>
  withReplay(numbered(100, 10_000), async ({ path, receiver }) => {
    const script = `
      const { LogFile } = require(${JSON.stringify(BUNDLE)});
      (async () => {
        const log = await LogFile.open(${JSON.stringify(path)});
        await log.indexed();
        const to = { kind: 'udp', address: '127.0.0.1', port: ${receiver.port} };
        const player = log.play({ pace: { kind: 'original', factor: 1 }, routes: [{ to }] });
        console.log((await player.done()).stalls);
      })();`;
    const program = spawn(process.execPath, ['-e', script], { env: NODE_ENVIRONMENT });
    const stalls = text(program.stdout);
    await receiver.texts(20);
    program.kill('SIGSTOP');
    await new Promise((resolve) => setTimeout(resolve, 900));
    program.kill('SIGCONT');
    expect(Number(await stalls)).toBe(1);
    expect(await receiver.texts(100)).toEqual(numbers(0, 100));
    const times = receiver.capture.rows(1, 100).map(({ time }) => Number(time) / 1e6);
    const gaps = times.slice(1).map((time, at) => time - (times[at] ?? 0));
    expect(Math.max(...gaps)).toBeGreaterThan(800);
    // 80 were to come in 800 ms; a burst would have brought 80 of them at once.
    expect(gaps.filter((gap) => gap < 1).length).toBeLessThan(60);
  }));

test('a file can be played while it is closed', () =>
  withReplay(numbered(50, 1000), async ({ path, receiver }) => {
    const log = await LogFile.open(path);
    await log.indexed();
    const player = log.play({ pace: ORIGINAL, routes: [receiver.route] });
    log.close();
    expect(await player.done()).toMatchObject({ sent: 50 });
    player.close();
  }));
