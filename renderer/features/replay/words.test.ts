import { describe, expect, it } from 'vitest';
import { unremarkableReport } from '../../../electron/contract/testing/replay-report';
import { formatSeconds, outcomeOf, remarksOf, skippedTexts, totalSkipped } from './words';

const skipped = { truncated: 0, excluded: 1200, withoutDestination: 0, tooLong: 1 };

it.each([
  [0.25, '0.250 s'],
  [12.34, '12.3 s'],
  [125, '2 min 5 s'],
  [12_000, '3 h 20 min'],
])('%f seconds are %s', (seconds, text) => {
  expect(formatSeconds(seconds)).toBe(text);
});

it('says why datagrams are not sent, and how many', () => {
  expect(skippedTexts(skipped)).toEqual([
    '1,200 sent nowhere by the table',
    '1 too long for a datagram',
  ]);
  expect(totalSkipped(skipped)).toBe(1201);
});

describe('the outcome', () => {
  const failure = { code: 'REPLAY_STOPPED', message: 'Gone.', detail: '' } as const;
  it.each([
    [{}, 'done', 'All sent: 10 datagrams'],
    [{ complete: false, stopped: true, sent: 1 }, 'warning', 'Stopped after 1 datagram'],
    [{ complete: false, errors: 2 }, 'warning', 'Not all sent: 10 datagrams, 2 refused'],
    [{ complete: false, failure }, 'warning', 'Ended early after 10 datagrams'],
  ] as const)('with %j has the tone %s: %s', (changed, tone, text) => {
    expect(outcomeOf({ ...unremarkableReport, ...changed })).toEqual({ tone, text });
  });

  it('comes with what else is to be known', () => {
    const unboundPorts = [{ port: 514, code: 'EACCES' }];
    const file = { otherFrames: 3, incomplete: 2, abandoned: 0, damaged: true };
    expect(remarksOf({ ...unremarkableReport, unboundPorts, stalls: 2, file })).toEqual([
      'Sent from another port than 514 (EACCES): those could not be had.',
      'Stood still 2 times: what followed left later.',
      'Not sent 2 datagrams that lack fragments.',
      'Not sent what is damaged or cut off in the file.',
      '3 frames of the file are no datagrams, or parts of some.',
    ]);
    expect(remarksOf(unremarkableReport)).toEqual([]);
  });
});
