import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaptureState, FeedFrame } from '../contract';
import { Announcer } from './announcer';

const state: CaptureState = {
  source: 'live',
  log: { first: 1, last: 0, evicted: 0 },
  files: { bytes: 0, lost: 0, failure: null },
  recording: null,
  unsaved: 0,
  totals: { received: 0, bytes: 0, perSecond: 0, bytesPerSecond: 0, dropped: 0 },
  sockets: [],
  incidents: [],
  assumptionsRevision: 0,
};

const marks = { revision: 0, failure: null };

describe('Announcer', () => {
  let sent: FeedFrame<'capture'>[];
  let announcer: Announcer;

  beforeEach(() => {
    vi.useFakeTimers();
    sent = [];
    announcer = new Announcer(
      () => ({ state, matches: null, rules: 0, marks: { revision: 0, failure: null }, alerts: [] }),
      (frame) => sent.push(frame),
    );
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it('is silent until the feed is opened, then sends a first frame', () => {
    announcer.changed();
    vi.advanceTimersByTime(1000);
    expect(sent).toEqual([]);
    announcer.open();
    vi.advanceTimersByTime(0);
    expect(sent).toEqual([{ sequence: 1, state, matches: null, rules: 0, marks, alerts: [] }]);
  });

  it('never has two frames unacknowledged', () => {
    announcer.open();
    vi.advanceTimersByTime(0);
    for (let change = 0; change < 100; change += 1) announcer.changed();
    vi.advanceTimersByTime(10_000);
    expect(sent).toHaveLength(1);
    announcer.acknowledge(1);
    vi.advanceTimersByTime(0);
    expect(sent.map(({ sequence }) => sequence)).toEqual([1, 2]);
  });

  it('sends at most one frame in 33 ms to a renderer that acknowledges at once', () => {
    announcer.open();
    for (let millisecond = 0; millisecond < 330; millisecond += 1) {
      announcer.changed();
      vi.advanceTimersByTime(1);
      announcer.acknowledge(sent.length);
    }
    expect(sent.length).toBeGreaterThan(5);
    expect(sent.length).toBeLessThanOrEqual(11);
  });

  it('sends nothing when nothing changed', () => {
    announcer.open();
    vi.advanceTimersByTime(0);
    announcer.acknowledge(1);
    vi.advanceTimersByTime(10_000);
    expect(sent).toHaveLength(1);
  });

  it('ignores acknowledgements of frames that are not outstanding', () => {
    announcer.open();
    vi.advanceTimersByTime(0);
    announcer.changed();
    announcer.acknowledge(7);
    vi.advanceTimersByTime(1000);
    expect(sent).toHaveLength(1);
  });

  it('starts afresh for a reloaded page and stops for one that went away', () => {
    announcer.open();
    vi.advanceTimersByTime(0);
    announcer.open();
    vi.advanceTimersByTime(1000);
    expect(sent).toHaveLength(2);
    announcer.close();
    announcer.changed();
    vi.advanceTimersByTime(1000);
    expect(sent).toHaveLength(2);
  });
});
