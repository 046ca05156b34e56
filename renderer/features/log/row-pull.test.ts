import { describe, expect, it, vi } from 'vitest';
import { failure, success, type Result, type RowRun } from '../../../electron/contract';
import { RowCache } from './row-cache';
import { rowsNumbered } from './row-fixture';
import { RowPull } from './row-pull';

interface Wanted {
  first: number;
  count: number;
}

function heldPull() {
  const answers: ((result?: Result<RowRun>) => void)[] = [];
  const asked: Wanted[] = [];
  const pull = (input: Wanted) => {
    asked.push(input);
    const rows = rowsNumbered({ first: input.first, last: input.first + input.count - 1 });
    return new Promise<Result<RowRun>>((resolve) => {
      answers.push((result = success(rows)) => resolve(result));
    });
  };
  const cache = new RowCache();
  const arrived = vi.fn();
  return { answers, asked, cache, arrived, rows: new RowPull({ cache, pull, arrived }) };
}

describe('pulling rows', () => {
  it('asks for one range at a time, then for the latest wish only', async () => {
    const { answers, asked, arrived, rows } = heldPull();
    rows.want({ first: 1, last: 30 });
    rows.want({ first: 500, last: 530 });
    rows.want({ first: 900, last: 930 });
    expect(asked).toEqual([{ first: 1, count: 30 }]);
    answers[0]?.();
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    expect(asked[1]).toEqual({ first: 900, count: 31 });
    answers[1]?.();
    await vi.waitFor(() => expect(arrived).toHaveBeenLastCalledWith({ first: 900, last: 930 }));
  });

  it('asks only for what is missing', async () => {
    const { answers, asked, arrived, cache, rows } = heldPull();
    cache.add(rowsNumbered({ first: 1, last: 20 }));
    rows.want({ first: 1, last: 20 });
    await vi.waitFor(() => expect(arrived).toHaveBeenCalledTimes(1));
    expect(asked).toEqual([]);
    rows.want({ first: 11, last: 25 });
    expect(asked).toEqual([{ first: 21, count: 5 }]);
    answers[0]?.();
  });

  it('does not ask again for rows that are gone', async () => {
    const { answers, asked, arrived, rows } = heldPull();
    rows.want({ first: 1, last: 20 });
    answers[0]?.(success({ first: 1, rows: [] }));
    await vi.waitFor(() => expect(arrived).toHaveBeenCalled());
    expect(asked).toHaveLength(1);
  });

  it('keeps a failure for the screen until a pull succeeds', async () => {
    const { answers, rows } = heldPull();
    rows.want({ first: 1, last: 20 });
    answers[0]?.(failure('INTERNAL', 'The log cannot be read.'));
    await vi.waitFor(() => expect(rows.state.getState().failure?.code).toBe('INTERNAL'));
    rows.want({ first: 1, last: 20 });
    answers[1]?.();
    await vi.waitFor(() => expect(rows.state.getState()).toEqual({ revision: 1, failure: null }));
  });

  it('never asks for more than one call may', () => {
    const { asked, rows } = heldPull();
    rows.want({ first: 1, last: 5000 });
    expect(asked).toEqual([{ first: 1, count: 1000 }]);
  });
});
