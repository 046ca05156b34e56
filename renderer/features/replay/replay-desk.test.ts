import { describe, expect, it, vi } from 'vitest';
import {
  failure,
  success,
  type ReplayProgress,
  type ReplayRun,
  type ReplayState,
  type ReplaySurvey,
} from '../../../electron/contract';
import { problemsOf, ReplayDesk, runningOf, type ReplayCalls } from './replay-desk';
import { TextJudge } from './text-judge';

const survey: ReplaySurvey = {
  selected: 2,
  sendable: 2,
  bytes: 10,
  skipped: { truncated: 0, excluded: 0, withoutDestination: 0, tooLong: 0 },
  duration: 1,
  peak: { datagrams: 2, bits: 100 },
  destinations: [],
  elsewhere: 0,
  concerns: [],
};

const progress: ReplayProgress = {
  state: 'playing',
  row: 1,
  time: null,
  loop: 1,
  sent: 1,
  bytes: 5,
  bits: 50,
  errors: 0,
  skipped: survey.skipped,
  wanted: 0,
  achieved: 0,
  lateness: { median: 0, p99: 0, worst: 0 },
  stalls: 0,
  rate: { wanted: null, achieved: null },
};

function running(changed: Partial<ReplayRun> = {}): ReplayState {
  const pace = { kind: 'original', factor: 1 } as const;
  const run = { number: 1, first: 1, last: 2, pace, loops: 1, progress, refusals: [] };
  return { surveying: null, run: { ...run, report: null, ...changed } };
}

function deskWith(found: ReplaySurvey = survey) {
  const calls = {
    survey: vi.fn<ReplayCalls['survey']>(async () =>
      success({ plan: 7, survey: found, undecided: 0 }),
    ),
    forget: vi.fn<ReplayCalls['forget']>(async () => success(null)),
    start: vi.fn<ReplayCalls['start']>(async () => success(null)),
    control: vi.fn<ReplayCalls['control']>(async () => success(null)),
    shownFilter: () => 'udp',
    keep: vi.fn<ReplayCalls['keep']>(),
  };
  const check = vi.fn(async ({ text }: { text: string }) => {
    if (!text.includes('wrong')) return success(null);
    return success({ code: 'INPUT_INVALID' as const, message: `"${text}" is wrong.`, detail: '' });
  });
  const judge = new TextJudge({ check, checkFilter: async () => success(null) });
  return { desk: new ReplayDesk(calls, judge), calls, check };
}

describe('the desk of a replay', () => {
  it('surveys, starts and comes back', async () => {
    const { desk, calls } = deskWith();
    desk.edit({ rows: 'shown' });
    await desk.survey();
    expect(calls.survey.mock.lastCall?.[0].request.what.filter).toBe('udp');
    expect(desk.store.getState().stage).toBe('survey');
    await desk.start({ paused: true });
    expect(calls.start).toHaveBeenCalledWith({ plan: 7, agreed: false, paused: true });
    desk.told(running());
    expect(desk.store.getState().stage).toBe('run');
    await desk.back();
    expect(desk.store.getState()).toMatchObject({ stage: 'form', surveyed: null });
    // The same replay does not come to the front again.
    desk.told(running());
    expect(desk.store.getState().stage).toBe('form');
  });

  it('keeps the form that made sense, but for what is about this log alone', async () => {
    const { desk, calls } = deskWith();
    desk.edit({ where: 'one', to: 'wrong' });
    await desk.survey();
    expect(calls.keep).not.toHaveBeenCalled();
    desk.edit({ to: '127.0.0.1:9', from: '7', pace: 'top' });
    await desk.survey();
    const [kept] = calls.keep.mock.lastCall ?? [];
    expect(kept).toMatchObject({ where: 'one', to: '127.0.0.1:9', pace: 'top' });
    expect(kept).not.toHaveProperty('from');
    const { desk: next } = deskWith();
    if (kept !== undefined) next.restore(kept);
    expect(next.store.getState().draft).toMatchObject({ to: '127.0.0.1:9', from: '' });
  });

  it('agrees only to what was shown', async () => {
    const concern = { code: 'CONFIRMATION_NEEDED', message: 'Outside.', detail: '' } as const;
    const { desk, calls } = deskWith({ ...survey, concerns: [concern] });
    await desk.start({ paused: false });
    expect(calls.start).not.toHaveBeenCalled();
    await desk.survey();
    await desk.start({ paused: false });
    expect(calls.start).toHaveBeenCalledWith({ plan: 7, agreed: true, paused: false });
  });

  it('surveys nothing that makes no sense, and says why', async () => {
    const { desk, calls } = deskWith();
    desk.edit({ where: 'one' });
    expect(problemsOf(desk.store.getState())).toEqual({});
    await desk.survey();
    expect(Object.keys(problemsOf(desk.store.getState()))).toEqual(['to']);
    desk.edit({ to: 'wrong' });
    await desk.survey();
    expect(problemsOf(desk.store.getState())).toEqual({ to: '"wrong" is wrong.' });
    desk.edit({ to: '127.0.0.1:9', ttl: '0' });
    await desk.survey();
    expect(calls.survey).not.toHaveBeenCalled();
    desk.edit({ ttl: '' });
    await desk.survey();
    expect(calls.survey).toHaveBeenCalledTimes(1);
  });

  it('judges a text once', async () => {
    const { desk, check } = deskWith();
    desk.edit({ from: '5' });
    await desk.survey();
    desk.edit({ until: '9' });
    await desk.survey();
    expect(check.mock.calls.map(([{ text }]) => text)).toEqual(['5', '9']);
  });

  it('tells why a survey failed, but not that it was cancelled', async () => {
    const { desk, calls } = deskWith();
    calls.survey.mockResolvedValueOnce(failure('NOTHING_TO_REPLAY', 'Nothing.'));
    await desk.survey();
    expect(desk.store.getState()).toMatchObject({
      stage: 'form',
      failure: { message: 'Nothing.' },
    });
    calls.survey.mockResolvedValueOnce(failure('CANCELLED', 'Cancelled.'));
    await desk.survey();
    expect(desk.store.getState().failure).toBeNull();
  });

  it('controls the replay that runs, and none that has ended', async () => {
    const { desk, calls } = deskWith();
    await desk.toggle();
    await desk.scale(2);
    expect(calls.control).not.toHaveBeenCalled();
    desk.told(running());
    await desk.toggle();
    desk.told(running({ progress: { ...progress, state: 'paused' } }));
    await desk.toggle();
    await desk.scale(2);
    desk.edit({ pace: 'datagrams', perSecond: '50' });
    await desk.applyPace();
    expect(calls.control.mock.calls.map(([{ control }]) => control)).toEqual([
      { kind: 'pause' },
      { kind: 'resume' },
      { kind: 'pace', pace: { kind: 'original', factor: 2 } },
      { kind: 'pace', pace: { kind: 'datagrams', perSecond: 50 } },
    ]);
    expect(runningOf(desk.store.getState())?.number).toBe(1);
  });
});
