import { describe, expect, it } from 'vitest';
import { cursorBucket, movedCursor, nowhere, selectedSpan, type Cursor } from './cursor';

const scale = { from: 0n, to: 1000n, buckets: 100 };

function press(cursor: Cursor, key: string, shiftKey = false): Cursor {
  return movedCursor(cursor, scale, { key, shiftKey }) ?? cursor;
}

describe('the cursor of the strip', () => {
  it('begins at the newest time and stays on the strip', () => {
    expect(cursorBucket(nowhere, scale)).toBe(99);
    expect(press(nowhere, 'ArrowRight')).toEqual({ at: 990n, anchor: null });
    expect(press(nowhere, 'ArrowLeft')).toEqual({ at: 980n, anchor: null });
    expect(press(nowhere, 'Home')).toEqual({ at: 0n, anchor: null });
    expect(press({ at: 500n, anchor: null }, 'PageUp')).toEqual({ at: 600n, anchor: null });
    expect(press(nowhere, 'x')).toBe(nowhere);
  });

  it('selects with Shift, from where it was, and no longer without', () => {
    const one = press({ at: 500n, anchor: null }, 'ArrowRight', true);
    expect(selectedSpan(one, scale)).toEqual({ from: 500n, to: 520n });
    const back = press(press(press(one, 'ArrowLeft', true), 'ArrowLeft', true), 'ArrowLeft', true);
    expect(selectedSpan(back, scale)).toEqual({ from: 480n, to: 510n });
    expect(selectedSpan(press(back, 'ArrowLeft'), scale)).toBeNull();
  });
});
