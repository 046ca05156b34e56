import { mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeCaptureFile } from '../../../native/lib/testing/capture-file';
import {
  parseDestination,
  replayProgressSchema,
  replayReportSchema,
  replaySurveySchema,
  type Address,
  type Result,
} from '../../contract';
import { Capture } from '../capture/capture';
import { LogFile } from '../file/log-file';
import { readFilter } from '../filter/read-filter';
import { Sender } from '../send/sender';
import { parseTarget } from './mapping';
import { prepareReplay, type ReplayRequest } from './prepare';
import { Replay } from './replay';
import { wholeLog } from './selection';
import type { ReplaySource } from './source';

const folder = mkdtempSync(join(tmpdir(), 'gramscope-engine-replay-'));
afterAll(() => rmSync(folder, { recursive: true }));

function got<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

async function opened(name: string, count: number, length = 10): Promise<LogFile> {
  const path = join(folder, name);
  writeCaptureFile(
    path,
    Array.from({ length: count }, (_, at) => ({
      time: 1_700_000_000_000_000 + at * 1000,
      payload: String(at + 1).padEnd(length, '.'),
    })),
  );
  return got(await LogFile.open(path));
}

/** A capture with one socket of loopback, and the port of that. */
async function listening(): Promise<{ capture: Capture; port: number }> {
  const capture = new Capture();
  const loopback: Address = { kind: 'udp', family: 4, host: '127.0.0.1', port: 0 };
  const { address } = got(await capture.addSocket(loopback));
  return { capture, port: address.kind === 'unix' ? 0 : address.port };
}

async function reaches(capture: Capture, last: number): Promise<void> {
  while (capture.extent().last < last) {
    await new Promise<void>((resolve) => {
      const end = capture.onChange(() => {
        end();
        resolve();
      });
    });
  }
}

function request(port: number, more: Partial<ReplayRequest> = {}): ReplayRequest {
  const routes = [got(parseTarget(`127.0.0.1:${port}`))];
  return { range: wholeLog, routes, pace: { kind: 'top' }, ...more };
}

async function play(source: ReplaySource, asked: ReplayRequest): Promise<Replay> {
  return got(Replay.start(got(await prepareReplay(source, asked)), {}));
}

describe('a replay', () => {
  it('plays what a capture has, as it was when it began', async () => {
    const [from, to] = [await listening(), await listening()];
    const destination = got(parseDestination(`127.0.0.1:${from.port}`));
    const sender = got(await Sender.open(destination));
    await sender.send(['one', 'two', 'three', 'tooth'].map((text) => Buffer.from(text)));
    await reaches(from.capture, 4);
    const filter = got(readFilter('udp.payload contains "t"'));
    const range = { first: 1, last: 3, filter };
    const replay = await play(from.capture, request(to.port, { range }));
    const report = await replay.done();
    expect(report).toMatchObject({ sent: 2, complete: true, file: null });
    await reaches(to.capture, 2);
    const texts = to.capture.datagrams(1, 9).map(({ payload }) => Buffer.from(payload).toString());
    expect(texts).toEqual(['two', 'three']);
    replay.close();
    await sender.close();
    from.capture.close();
    to.capture.close();
  });

  it('says where a file ended that became shorter', async () => {
    const { capture, port } = await listening();
    const file = await opened('shrinking.pcap', 20_000, 1000);
    const pace = { kind: 'datagrams', perSecond: 100 } as const;
    const replay = await play(file, request(port, { pace }));
    await reaches(capture, 3);
    truncateSync(file.path ?? '', 1_000_000);
    got(await replay.setPace({ kind: 'datagrams', perSecond: 100_000 }));
    const { failure, complete } = await replay.done();
    expect(complete).toBe(false);
    expect(failure).toMatchObject({
      code: 'REPLAY_STOPPED',
      message: expect.stringMatching(/ended at datagram \d+: the file has become shorter/u),
    });
    replay.close();
    file.close();
    capture.close();
  });

  it('refuses another pace above the limit, and keeps its own', async () => {
    const { capture, port } = await listening();
    const file = await opened('paced.pcap', 100);
    const pace = { kind: 'datagrams', perSecond: 10 } as const;
    const replay = await play(file, request(port, { pace, mostRate: 50 }));
    const faster = await replay.setPace({ kind: 'original', factor: 1 });
    expect(faster).toMatchObject({ ok: false, error: { code: 'CONFIRMATION_NEEDED' } });
    expect(await replay.setPace({ kind: 'original', factor: 0.01 })).toMatchObject({ ok: true });
    expect(await replay.setPace({ kind: 'original', factor: 0 })).toMatchObject({
      ok: false,
      error: { code: 'INPUT_INVALID' },
    });
    replay.stop();
    expect(await replay.done()).toMatchObject({ stopped: true, complete: false });
    replay.close();
    file.close();
    capture.close();
  });

  it('tells what the schemas of the contract let through', async () => {
    const file = await opened('told.pcap', 20);
    const routes = [got(parseTarget(join(folder, 'nobody')))];
    const asked: ReplayRequest = { range: wholeLog, routes, pace: { kind: 'original', factor: 1 } };
    const prepared = got(await prepareReplay(file, asked));
    const replay = got(Replay.start(prepared, { limit: 10 }));
    const progress = replay.progress();
    const report = await replay.done();
    expect(report.refusals).toHaveLength(1);
    for (const [schema, value] of [
      [replaySurveySchema, prepared.survey],
      [replayProgressSchema, progress],
      [replayReportSchema, report],
    ] as const) {
      expect(await schema['~standard'].validate(value)).toEqual({ typed: true, value });
    }
    replay.close();
    file.close();
  });

  it('is cancelled while the file is read', async () => {
    const file = await opened('cancelled.pcap', 10);
    const prepared = await prepareReplay(file, request(9), { signal: AbortSignal.abort() });
    expect(prepared).toMatchObject({ ok: false, error: { code: 'CANCELLED' } });
    file.close();
  });
});
