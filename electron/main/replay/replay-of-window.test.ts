import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { writeCaptureFile } from '../../../native/lib/testing/capture-file';
import {
  failure,
  replayStateSchema,
  success,
  type ReplayRequestInput,
  type Result,
} from '../../contract';
import { Capture, LogFile } from '../../engine';
import { ReplayOfWindow } from './replay-of-window';
import { requestTo } from './testing/request';

const folder = mkdtempSync(join(tmpdir(), 'gramscope-replay-of-window-'));
let file: LogFile;
let heard: Capture;
let port = 0;

function got<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

beforeAll(async () => {
  const path = join(folder, 'hundred.pcap');
  const datagrams = Array.from({ length: 100 }, (_, at) => ({
    time: 1_700_000_000_000_000 + at * 1000,
    payload: `number ${at + 1}`,
  }));
  writeCaptureFile(path, datagrams);
  file = got(await LogFile.open(path));
  heard = new Capture();
  const added = await heard.addSocket({ kind: 'udp', family: 4, host: '127.0.0.1', port: 0 });
  const { address } = got(added);
  port = address.kind === 'udp' ? address.port : 0;
});

afterAll(() => {
  file.close();
  heard.close();
  rmSync(folder, { recursive: true });
});

/** A replay of the file, and a promise of the next state of it that fits. */
function replaying() {
  const waiting = new Set<() => void>();
  const replay = new ReplayOfWindow(
    () => success(file),
    () => waiting.forEach((look) => look()),
  );
  const until = async (fits: (state: ReturnType<typeof replay.state>) => boolean) => {
    await new Promise<void>((resolve) => {
      const look = () => fits(replay.state()) && waiting.delete(look) && resolve();
      waiting.add(look);
      look();
    });
    return replay.state();
  };
  return { replay, until };
}

const atOnce = { agreed: false, paused: false };

async function startedPaused(replay: ReplayOfWindow, request: ReplayRequestInput): Promise<void> {
  const { plan } = got(await replay.survey(request));
  got(replay.start(plan, { agreed: false, paused: true }));
}

describe('the replay of a window', () => {
  it('sends what was surveyed, and keeps the report', async () => {
    const { replay, until } = replaying();
    const request = requestTo(`127.0.0.1:${port}`, { from: '11', until: '20' });
    const { plan, survey } = got(await replay.survey(request));
    expect(survey).toMatchObject({ selected: 10, sendable: 10, concerns: [] });
    expect(replay.state()).toEqual({ surveying: null, run: null });
    got(replay.start(plan, atOnce));
    const { run } = await until((state) => state.run?.report != null);
    expect(run).toMatchObject({ number: 1, first: 11, last: 20, report: { sent: 10 } });
    expect(replay.report).toMatchObject({ complete: true });
    v.parse(replayStateSchema, replay.state());
    // What was sent is not sent again by the same word.
    expect(replay.start(plan, { ...atOnce, agreed: true })).toMatchObject({
      error: { code: 'CALL_INAPPLICABLE' },
    });
  });

  it('does not start while something is to be confirmed', async () => {
    const { replay } = replaying();
    const request = requestTo('198.51.100.7:9');
    const { plan, survey } = got(await replay.survey(request));
    expect(survey.concerns).toHaveLength(1);
    expect(replay.start(plan, atOnce)).toMatchObject({ error: { code: 'CONFIRMATION_NEEDED' } });
    expect(replay.state().run).toBeNull();
    got(replay.start(plan, { agreed: true, paused: true }));
    replay.close();
  });

  it('does what it is told, one replay at a time', async () => {
    const { replay, until } = replaying();
    const request = requestTo(`127.0.0.1:${port}`);
    await startedPaused(replay, request);
    const second = got(await replay.survey(request));
    expect(replay.start(second.plan, atOnce)).toMatchObject({ error: { message: /running/u } });
    got(await replay.control({ kind: 'step', count: 3 }));
    await until(({ run }) => run?.progress.sent === 3);
    got(await replay.control({ kind: 'seek', place: '91' }));
    expect(replay.state().run?.progress).toMatchObject({ row: 91, state: 'paused' });
    expect(await replay.control({ kind: 'seek', place: 'soon' })).toMatchObject({ ok: false });
    got(await replay.control({ kind: 'pace', pace: { kind: 'top' } }));
    expect(replay.state().run?.pace).toEqual({ kind: 'top' });
    got(await replay.control({ kind: 'resume' }));
    const { run } = await until((state) => state.run?.report != null);
    expect(run?.report).toMatchObject({ sent: 13, row: 100 });
    expect(await replay.control({ kind: 'pause' })).toMatchObject({ ok: false });
  });

  it('forgets a survey that another one follows', async () => {
    const { replay } = replaying();
    const request = requestTo(`127.0.0.1:${port}`);
    const [first, second] = await Promise.all([replay.survey(request), replay.survey(request)]);
    expect(first).toMatchObject({ ok: false, error: { code: 'CANCELLED' } });
    expect(second).toMatchObject({ ok: true });
    replay.forget();
    expect(replay.start(got(second).plan, atOnce)).toMatchObject({ ok: false });
  });

  it('says why there is nothing to replay, and what makes no sense', async () => {
    const { replay } = replaying();
    const nothing = requestTo(`127.0.0.1:${port}`, { filter: 'udp.dstport == 9' });
    expect(await replay.survey(nothing)).toMatchObject({ error: { code: 'NOTHING_TO_REPLAY' } });
    const wrong = requestTo('127.0.0.1:port');
    expect(await replay.survey(wrong)).toMatchObject({ error: { code: 'INPUT_INVALID' } });
    const unopened = new ReplayOfWindow(
      () => failure('CALL_INAPPLICABLE', 'Not yet.'),
      () => {},
    );
    expect(await unopened.survey(requestTo(''))).toMatchObject({ error: { message: 'Not yet.' } });
  });

  it('ends with its window', async () => {
    const { replay } = replaying();
    const before = heard.extent().last;
    await startedPaused(replay, requestTo(`127.0.0.1:${port}`));
    replay.close();
    expect(await replay.control({ kind: 'resume' })).toMatchObject({ ok: false });
    expect(replay.state().run).toBeNull();
    expect(heard.extent().last).toBe(before);
  });
});
