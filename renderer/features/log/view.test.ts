import { describe, expect, it } from 'vitest';
import {
  allSelected,
  arrived,
  clicked,
  following,
  found,
  grasped,
  initialView,
  movedByKey,
  newRows,
  paused,
  positionOf,
  released,
  resized,
  rowInSight,
  scrolledBy,
  scrolledTo,
  selectionOf,
  settled,
  shownAt,
  turned,
  viewportOf,
  wantedRows,
  wentTo,
  type LogView,
} from './view';

const log = { first: 1, last: 1000, evicted: 0 };
const grown = { first: 1, last: 1500, evicted: 0 };
const followed: LogView = { ...initialView, seen: 1000, visible: 20 };

function press(view: LogView, key: string): LogView {
  return movedByKey(view, log, key) ?? view;
}

describe('going to a row', () => {
  it('has it at the upper edge and pauses', () => {
    expect(wentTo(followed, log, 500)).toMatchObject({ mode: 'paused', position: 500 });
    expect(positionOf(wentTo(followed, log, 999), log)).toBe(981);
  });
});

describe('following', () => {
  it('is how a log is opened, with the newest row at the lower edge', () => {
    expect(followed.mode).toBe('following');
    expect(positionOf(followed, log)).toBe(981);
  });

  it('moves on when rows have arrived, not before', () => {
    expect(positionOf(followed, grown)).toBe(981);
    expect(positionOf(arrived(followed, 1500), grown)).toBe(1481);
  });

  it('ends when the person scrolls up', () => {
    expect(scrolledBy(followed, log, -0.5)).toMatchObject({ mode: 'paused', position: 980.5 });
    for (const key of ['ArrowUp', 'PageUp', 'Home'])
      expect(press(followed, key).mode).toBe('paused');
  });

  it('goes on when the person scrolls against the lower edge', () => {
    expect(scrolledBy(followed, log, 3)).toBe(followed);
    expect(press(followed, 'PageDown').mode).toBe('following');
    expect(press(followed, 'ArrowDown').mode).toBe('following');
  });

  it('survives the eviction of everything that was shown', () => {
    const gone = { first: 5000, last: 6000, evicted: 4999 };
    expect(positionOf(followed, gone)).toBe(5000);
    expect(viewportOf(followed, gone).last).toBe(4999);
  });
});

describe('paused', () => {
  const looking = scrolledTo(followed, log, 300.5);

  it('stays where it is while rows come, and counts them', () => {
    expect(positionOf(looking, grown)).toBe(300.5);
    expect(newRows(looking, grown)).toBe(500);
    expect(newRows(followed, grown)).toBe(0);
  });

  it('does not follow again by itself, not even at the lower edge', () => {
    expect(scrolledBy(looking, log, 5000)).toMatchObject({ mode: 'paused', position: 981 });
  });

  it('follows again with End', () => {
    const end = movedByKey(looking, grown, 'End');
    expect(end).toMatchObject({ mode: 'following', seen: 1500 });
  });

  it('moves to the first retained row when its rows are evicted', () => {
    expect(positionOf(looking, { first: 400, last: 1400, evicted: 399 })).toBe(400);
  });

  it('keeps the position when the button pauses', () => {
    expect(positionOf(paused(followed, log), grown)).toBe(981);
    expect(following(paused(followed, log), grown).seen).toBe(1500);
  });
});

describe('a scrollbar that is held', () => {
  const held = scrolledTo(grasped(followed, log), log, 500);

  it('keeps its length while rows come, and gets the new one when it is let go', () => {
    expect(viewportOf(held, grown).last).toBe(1000);
    expect(viewportOf(released(held), grown).last).toBe(1500);
    expect(positionOf(released(held), grown)).toBe(500);
  });

  it('does not stop rows from being counted as new', () => {
    expect(newRows(held, grown)).toBe(500);
  });

  it('is let go by End', () => {
    expect(viewportOf(movedByKey(held, grown, 'End') ?? held, grown).last).toBe(1500);
  });
});

describe('the rows to have at hand', () => {
  it('are the newest screen while following', () => {
    expect(wantedRows(followed, grown)).toEqual({ first: 1481, last: 1500 });
  });

  it('are a screen more on either side while paused, within the log', () => {
    expect(wantedRows(scrolledTo(followed, log, 300), log)).toEqual({ first: 280, last: 339 });
    expect(wantedRows(scrolledTo(followed, log, 1), log)).toEqual({ first: 1, last: 40 });
  });
});

describe('the selection', () => {
  it('begins at the edge that the key comes from', () => {
    expect(press(followed, 'ArrowUp').selected).toBe(1000);
    expect(press(followed, 'ArrowDown').selected).toBe(981);
  });

  it('scrolls into view', () => {
    const top = { ...scrolledTo(followed, log, 300), selected: 300 };
    expect(press(top, 'ArrowUp')).toMatchObject({ selected: 299, position: 299 });
    expect(press(top, 'PageDown')).toMatchObject({ selected: 319, position: 319 });
  });

  it('stays within the log', () => {
    expect(press({ ...followed, selected: 1000 }, 'ArrowDown').selected).toBe(1000);
    expect(press({ ...followed, selected: 5 }, 'Home').selected).toBe(1);
    expect(press({ ...followed, selected: 5 }, 'Escape').selected).toBeNull();
  });

  it('cannot begin in an empty log', () => {
    const nothing = { first: 1, last: 0, evicted: 0 };
    expect(movedByKey(initialView, nothing, 'ArrowUp')?.selected).toBeNull();
  });
});

describe('another list of rows', () => {
  const matches = { first: 1, last: 300, evicted: 0 };

  it('is followed as the one before was, once rows have arrived', () => {
    const view = turned(followed, matches);
    expect(view.mode).toBe('following');
    expect(viewportOf(view, matches).last).toBe(0);
    expect(positionOf(arrived(view, 300), matches)).toBe(281);
  });

  it('begins where something was looked for, unless the person has scrolled meanwhile', () => {
    const view = turned({ ...paused(followed, log), selected: 990 }, matches);
    expect(view).toMatchObject({ mode: 'paused', position: 1, selected: null });
    expect(positionOf(found(view, 120), matches)).toBe(120);
    expect(positionOf(found(scrolledTo(view, matches, 5), 120), matches)).toBe(5);
    expect(found(turned(followed, matches), 120).position).toBe(1);
  });

  it('counts as new what came after all was looked through', () => {
    const view = turned(paused(followed, log), { first: 1, last: 0, evicted: 0 });
    const grownMatches = { ...matches, last: 310 };
    expect(newRows(settled(view, matches), grownMatches)).toBe(10);
    expect(settled(followed, matches)).toBe(followed);
  });

  it('is looked at near the selected row if that is on screen, else near the upper one', () => {
    const view = { ...paused(followed, log), position: 500.5 };
    expect(rowInSight(view, log)).toBe(501);
    expect(rowInSight({ ...view, selected: 510 }, log)).toBe(510);
    expect(rowInSight({ ...view, selected: 700 }, log)).toBe(501);
  });
});

describe('a table of another size', () => {
  const smaller = { rowHeight: 22, visible: 8 };

  it('keeps the selected row on screen, and stops following for it', () => {
    const view = resized({ ...followed, selected: 985 }, log, smaller);
    expect(view).toMatchObject({ mode: 'paused', position: 985, selected: 985, visible: 8 });
    const lower = resized({ ...paused(followed, log), selected: 1000 }, log, smaller);
    expect(lower).toMatchObject({ position: 993, selected: 1000 });
  });

  it('keeps a row of which only a part was there', () => {
    const view = { ...followed, visible: 20.5, selected: 980 };
    expect(resized(view, log, smaller)).toMatchObject({ mode: 'paused', position: 980 });
  });

  it('follows on where the selected row stays, or was not there', () => {
    for (const selected of [null, 5, 999]) {
      expect(resized({ ...followed, selected }, log, smaller)).toEqual({
        ...followed,
        ...smaller,
        selected,
      });
    }
  });

  it('changes nothing else', () => {
    const view = { ...paused(followed, log), selected: 982 };
    expect(resized(view, log, { rowHeight: 44, visible: 30 })).toEqual({
      ...view,
      rowHeight: 44,
      visible: 30,
    });
  });
});

describe('a selection of several rows', () => {
  const one = { ...scrolledTo(followed, log, 300), selected: 305 };

  it('grows and shrinks with Shift, from where it began', () => {
    const three = ['ArrowDown', 'ArrowDown'].reduce<LogView>(
      (view, key) => movedByKey(view, log, key, 'range') ?? view,
      one,
    );
    expect(selectionOf(three, log)).toEqual({ first: 305, last: 307 });
    const up = movedByKey(three, log, 'PageUp', 'range') ?? three;
    expect(selectionOf(up, log)).toEqual({ first: 288, last: 305 });
    expect(selectionOf(press(three, 'ArrowDown'), log)).toEqual({ first: 308, last: 308 });
  });

  it('reaches to the row that is clicked with Shift', () => {
    expect(selectionOf(clicked(one, 290, 'range'), log)).toEqual({ first: 290, last: 305 });
    const none = { ...one, selected: null };
    expect(selectionOf(clicked(none, 290, 'range'), log)).toEqual({ first: 290, last: 290 });
    expect(selectionOf(none, log)).toBeNull();
  });

  it('is of rows that the log still has', () => {
    const wide = clicked(one, 900, 'range');
    expect(selectionOf(wide, { first: 400, last: 800, evicted: 399 })).toEqual({
      first: 400,
      last: 800,
    });
    expect(selectionOf(one, { first: 400, last: 800, evicted: 399 })).toBeNull();
  });

  it('can be of all rows, and moves nothing then', () => {
    const all = allSelected(one, log);
    expect(selectionOf(all, log)).toEqual({ first: 1, last: 1000 });
    expect(all.position).toBe(300);
  });
});

describe('a row that was looked for', () => {
  it('is selected in the middle of the screen, and following ends', () => {
    expect(shownAt(followed, log, 500)).toMatchObject({
      mode: 'paused',
      selected: 500,
      position: 490,
    });
  });

  it('moves nothing where it is on the screen', () => {
    expect(shownAt(followed, log, 990)).toMatchObject({ selected: 990, position: 981 });
  });

  it('is the nearest where there is none', () => {
    expect(shownAt(followed, log, 5000).selected).toBe(1000);
    expect(shownAt(followed, { first: 1, last: 0, evicted: 0 }, 1)).toBe(followed);
  });
});

describe('50 million rows', () => {
  const many = { first: 1, last: 50_000_000, evicted: 0 };
  const view: LogView = { ...initialView, seen: 50_000_000, visible: 20.5 };

  it('are looked at by exact positions at both ends and between', () => {
    expect(positionOf(view, many)).toBe(49_999_980.5);
    const top = movedByKey(view, many, 'Home') ?? view;
    expect(positionOf(top, many)).toBe(1);
    const middle = shownAt(top, many, 25_000_001);
    expect(positionOf(middle, many)).toBe(24_999_991);
    expect(wantedRows(middle, many)).toEqual({ first: 24_999_970, last: 25_000_032 });
    expect(positionOf(scrolledBy(middle, many, 0.25), many)).toBe(24_999_991.25);
  });
});
