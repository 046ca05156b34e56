import { describe, expect, it } from 'vitest';
import type { ReplayProgress } from '../contract';
import { parseControl } from './replay-control';
import { commandOf, keysOf } from './replay-keys';

const progress: ReplayProgress = {
  state: 'playing',
  row: 100,
  time: null,
  loop: 1,
  sent: 0,
  bytes: 0,
  bits: 0,
  errors: 0,
  skipped: { truncated: 0, excluded: 0, withoutDestination: 0, tooLong: 0 },
  wanted: 0,
  achieved: 0,
  lateness: { median: 0, p99: 0, worst: 0 },
  stalls: 0,
  rate: { wanted: null, achieved: null },
};

describe('keys', () => {
  it.each([
    [' ', { kind: 'pause' }],
    ['.', { kind: 'step', count: 1 }],
    ['>', { kind: 'seek', place: { row: 200 } }],
    ['\u001b[C', { kind: 'seek', place: { row: 200 } }],
    ['<', { kind: 'seek', place: { row: 1 } }],
    ['+', { kind: 'pace', pace: { kind: 'original', factor: 4 } }],
    ['-', { kind: 'pace', pace: { kind: 'original', factor: 1 } }],
    ['\u0003', { kind: 'stop' }],
    ['?', 'help'],
    ['x', null],
  ])('%j asks for %j', (key, command) => {
    const pace = { kind: 'original', factor: 2 } as const;
    expect(commandOf(key, { progress, pace, lastRow: 2000 })).toEqual(command);
  });

  it('go on when it is paused', () => {
    const paused = { ...progress, state: 'paused' } as const;
    const context = { progress: paused, pace: { kind: 'top' } as const, lastRow: 1 };
    expect(commandOf(' ', context)).toEqual({ kind: 'resume' });
    expect(commandOf('+', context)).toBeNull();
  });

  it('come several at once', () => {
    expect(keysOf('a\u001b[C\u001bOD ä')).toEqual(['a', '\u001b[C', '\u001bOD', ' ', 'ä']);
  });
});

describe('parseControl', () => {
  it.each([
    ['pause', { kind: 'pause' }],
    [' resume ', { kind: 'resume' }],
    ['step', { kind: 'step', count: 1 }],
    ['step 5', { kind: 'step', count: 5 }],
    ['seek 7', { kind: 'seek', place: { row: 7 } }],
    ['seek 1970-01-01 00:00:01Z', { kind: 'seek', place: { time: 1_000_000_000n } }],
    ['speed 0.5', { kind: 'pace', pace: { kind: 'original', factor: 0.5 } }],
    ['pps 10', { kind: 'pace', pace: { kind: 'datagrams', perSecond: 10 } }],
    ['mbps 1.5', { kind: 'pace', pace: { kind: 'bits', perSecond: 1_500_000 } }],
    ['top-speed', { kind: 'pace', pace: { kind: 'top' } }],
  ])('reads "%s"', (line, value) => {
    expect(parseControl(line)).toEqual({ ok: true, value });
  });

  it.each([
    'play',
    'pause 5',
    'step 0',
    'step x',
    'seek',
    'seek soon',
    'speed',
    'pps 0',
    'mbps 1e9',
  ])('refuses "%s"', (line) => {
    expect(parseControl(line)).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID' } });
  });
});
