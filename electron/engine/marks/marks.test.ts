import { describe, expect, it, vi } from 'vitest';
import { mostMarks } from '../../contract';
import { Marks } from './marks';

function marked(...numbers: number[]) {
  return numbers.map((number) => ({ number, time: `${number}.000000000` }));
}

describe('marks', () => {
  it('are set, and taken away where all are set', () => {
    const changed = vi.fn();
    const marks = new Marks(changed);
    marks.toggle(marked(7, 3));
    marks.toggle(marked(3, 5));
    expect(marks.list().map(({ number }) => number)).toEqual([3, 5, 7]);
    marks.toggle(marked(3, 7));
    expect(marks.list()).toEqual([{ number: 5, time: '5.000000000', comment: '' }]);
    expect(marks.state().revision).toBe(3);
    expect(changed).toHaveBeenCalledTimes(3);
  });

  it('have comments, which setting a mark again keeps', () => {
    const marks = new Marks();
    marks.comment({ number: 2, time: '2.000000000' }, 'the first retry');
    marks.toggle(marked(1, 2));
    expect(marks.list()[1]?.comment).toBe('the first retry');
    marks.remove(2);
    expect(marks.list().map(({ number }) => number)).toEqual([1]);
  });

  it('are bounded', () => {
    const marks = new Marks();
    const most = Array.from({ length: mostMarks }, (_, at) => at + 1);
    expect(marks.toggle(marked(...most))).toMatchObject({ ok: true });
    expect(marks.toggle(marked(mostMarks + 1))).toMatchObject({
      error: { code: 'TOO_MANY_MARKS' },
    });
    const [one] = marked(mostMarks + 1);
    expect(one && marks.comment(one, 'x')).toMatchObject({ ok: false });
    expect(marks.list()).toHaveLength(mostMarks);
  });
});
