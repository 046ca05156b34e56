import { describe, expect, it, vi } from 'vitest';
import { success, type CaptureState } from '../contract';
import { uncoloured } from '../engine';
import { Matches, type Searched } from './matches';

const progress = {
  evaluated: 2000,
  matches: 30,
  firstMatch: 11,
  unreadable: 0,
  undecided: 2,
  caughtUp: true,
  done: false,
  failure: '',
};

const state: CaptureState = {
  source: 'live',
  log: { first: 1001, last: 2000, evicted: 1000 },
  files: { bytes: 0, lost: 0, failure: null },
  recording: null,
  unsaved: 0,
  totals: { received: 0, bytes: 0, perSecond: 0, bytesPerSecond: 0, dropped: 0 },
  sockets: [],
  incidents: [],
  assumptionsRevision: 0,
};

/** Queries of which a test decides when they have caught up. */
function searched() {
  const queries: ReturnType<typeof fakeQuery>[] = [];
  const source = {
    state: () => state,
    queryRows: () => {
      const query = fakeQuery();
      queries.push(query);
      return success(query);
    },
    // The fake has only what is asked of a query here.
  } as unknown as Searched;
  const changed = vi.fn();
  return { queries, changed, matches: new Matches(source, uncoloured, changed) };
}

function fakeQuery() {
  const finishers: (() => void)[] = [];
  const finished = new Promise<void>((resolve) => finishers.push(resolve));
  return {
    close: vi.fn(),
    onChange: vi.fn(),
    caughtUp: () => finished,
    reaches: () => finished,
    finish: () => finishers.forEach((finish) => finish()),
    progress: () => progress,
    rankOf: (number: number) => number - 1900,
    // Of the matches asked for, the log still has those from 1911 on.
    matches: () => [{ number: 1911 }, { number: 1912 }],
  };
}

describe('the filter of a window', () => {
  it('has one query at a time', () => {
    const { matches, queries } = searched();
    expect(matches.apply('udp', 1)).toEqual(success({ view: 1 }));
    expect(matches.apply('ip', 1)).toEqual(success({ view: 2 }));
    expect(queries.map(({ close }) => close.mock.calls.length)).toEqual([1, 0]);
    matches.clear();
    matches.clear();
    expect(queries[1]?.close).toHaveBeenCalledTimes(1);
    expect(matches.state()).toBeNull();
  });

  it('stays when a filter that makes no sense is to take its place', () => {
    const { matches, queries } = searched();
    matches.apply('udp', 1);
    expect(matches.apply('udp ==', 1)).toMatchObject({ error: { code: 'FILTER_INVALID' } });
    expect(queries[0]?.close).not.toHaveBeenCalled();
    expect(matches.state()?.text).toBe('udp');
  });

  it('gives rows with their place, and none of a filter that is gone', () => {
    const { matches } = searched();
    matches.apply('udp', 1);
    expect(matches.rows(1, 9, 4)).toMatchObject({ value: { first: 11, rows: [{}, {}] } });
    expect(matches.numberAt(1, 11)).toEqual(success(1911));
    expect(matches.numberAt(1, 9)).toEqual(success(null));
    matches.apply('ip', 1);
    expect(matches.rows(1, 9, 4)).toMatchObject({ error: { code: 'CALL_INAPPLICABLE' } });
  });

  it('tells the place of a datagram once it is known, unless another filter is there then', async () => {
    const { matches, queries } = searched();
    matches.apply('udp', 1);
    const place = matches.placeOf(1, 1911);
    queries[0]?.finish();
    expect(await place).toEqual(success(11));
    expect(matches.filterOf(1)).toMatchObject({ value: { text: 'udp' } });
    expect(matches.filterOf(2)).toMatchObject({ error: { code: 'CALL_INAPPLICABLE' } });
    expect(await matches.placeOf(2, 1)).toMatchObject({ error: { code: 'CALL_INAPPLICABLE' } });
  });

  it('tells what was found of what the log had, and how long that took', async () => {
    const { matches, queries, changed } = searched();
    matches.apply('udp', 1950);
    expect(matches.state()).toMatchObject({
      log: { first: 11, last: 30, evicted: 10 },
      evaluated: 1000,
      undecided: 2,
      took: null,
      near: 50,
      failure: null,
    });
    changed.mockClear();
    queries[0]?.finish();
    await vi.waitFor(() => expect(changed).toHaveBeenCalled());
    expect(matches.state()?.took).toBeGreaterThanOrEqual(0);
  });

  it('does not know the place of a datagram that has not been evaluated', () => {
    const { matches } = searched();
    matches.apply('udp', 2001);
    expect(matches.state()?.near).toBeNull();
  });
});
