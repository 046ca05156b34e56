import { describe, expect, it } from 'vitest';
import {
  clampPosition,
  contentHeight,
  lowestPosition,
  positionAfterScroll,
  positionRevealing,
  rowsOnScreen,
  scrollTopOf,
  tallestContent,
  wholeRowsOnScreen,
} from './viewport';

const rowHeight = 22;
const small = { first: 1, last: 1000, visible: 20.5 };
const huge = { first: 1, last: 50_000_000, visible: 20.5 };
const empty = { first: 1, last: 0, visible: 20.5 };

describe('a log that fits the browser', () => {
  it('maps one pixel of scrolling to one pixel of rows', () => {
    expect(contentHeight(small, rowHeight)).toBe(22_000);
    expect(scrollTopOf(small, rowHeight, 11)).toBeCloseTo(220, 6);
    const scrolled = positionAfterScroll(small, rowHeight, { position: 11, from: 220, to: 231 });
    expect(scrolled).toBeCloseTo(11.5, 9);
  });
});

describe('a log of 50 million rows', () => {
  it('never lays out more than the browser can', () => {
    expect(contentHeight(huge, rowHeight)).toBe(tallestContent);
  });

  it('puts the ends of the scrollbar on the ends of the log', () => {
    const travel = tallestContent - huge.visible * rowHeight;
    expect(scrollTopOf(huge, rowHeight, lowestPosition(huge))).toBeCloseTo(travel, 6);
    const jump = { position: 1, from: 0, to: travel };
    expect(positionAfterScroll(huge, rowHeight, jump)).toBe(50_000_000 + 1 - 20.5);
    expect(positionAfterScroll(huge, rowHeight, { position: 5e6, from: 9e5, to: 0 })).toBe(1);
  });

  it('lets the thumb choose a place in proportion', () => {
    const position = positionAfterScroll(huge, rowHeight, { position: 1, from: 0, to: 4_000_000 });
    expect(position / 50_000_000).toBeCloseTo(0.5, 3);
    expect(scrollTopOf(huge, rowHeight, position)).toBeCloseTo(4_000_000, 3);
  });

  it('moves by exact pixels when a step is smaller than a screen', () => {
    const step = { position: 25_000_000, from: 4_000_000, to: 4_000_011 };
    expect(positionAfterScroll(huge, rowHeight, step)).toBe(25_000_000.5);
  });

  it('resolves a quarter of a pixel at its far end', () => {
    const quarter = 0.25 / rowHeight;
    expect(rowsOnScreen(huge, 49_999_979 + quarter).first).toBe(49_999_979);
    expect((49_999_979 + quarter) % 1).toBeCloseTo(quarter, 6);
  });
});

describe('the rows on screen', () => {
  it('include those that an edge cuts', () => {
    expect(rowsOnScreen(small, 10.25)).toEqual({ first: 10, last: 30 });
    expect(wholeRowsOnScreen(small, 10.25)).toEqual({ first: 11, last: 29 });
  });

  it('end with the last row', () => {
    expect(rowsOnScreen(small, lowestPosition(small))).toEqual({ first: 980, last: 1000 });
    expect(rowsOnScreen({ first: 1, last: 3, visible: 20.5 }, 1)).toEqual({ first: 1, last: 3 });
  });

  it('are none in an empty log', () => {
    expect(rowsOnScreen(empty, clampPosition(empty, 7))).toEqual({ first: 1, last: 0 });
    expect(scrollTopOf(empty, rowHeight, 1)).toBe(0);
    expect(contentHeight(empty, rowHeight)).toBe(0);
  });
});

describe('evicted rows', () => {
  it('lead to the first row that is retained', () => {
    expect(clampPosition({ first: 400, last: 1400, visible: 20 }, 120.5)).toBe(400);
  });

  it('do not move a view that looks at later ones', () => {
    expect(clampPosition({ first: 400, last: 1400, visible: 20 }, 777.5)).toBe(777.5);
  });
});

describe('revealing a row', () => {
  it('moves no further than needed', () => {
    expect(positionRevealing(small, 10, 15)).toBe(10);
    expect(positionRevealing(small, 10.5, 10)).toBe(10);
    expect(positionRevealing(small, 10, 31)).toBe(11.5);
  });
});
