import { expect, it } from 'vitest';
import { Counting } from './counting';

const asked = { by: 'source', measure: 'bytes', last: null, buckets: 1, groups: 1 } as const;

/** A log whose counts end when a test says so, or when they are cancelled. */
function counted() {
  const finishers: (() => void)[] = [];
  const pending = <Value>(value: Value, signal?: AbortSignal) =>
    new Promise<Value>((resolve, reject) => {
      finishers.push(() => resolve(value));
      signal?.addEventListener('abort', () => reject(new Error('aborted')));
    });
  const log = {
    buckets: () => pending(null),
    countStatistics: ({ signal }: { signal?: AbortSignal }) => pending(null, signal),
  };
  return { log, finish: () => finishers.forEach((finish) => finish()) };
}

it('ends a count of statistics for the next one', async () => {
  const { log, finish } = counted();
  const counting = new Counting();
  const first = counting.statistics(log, asked, () => ({}));
  const second = counting.statistics(log, asked, () => ({}));
  expect(await first).toMatchObject({ error: { code: 'CANCELLED' } });
  finish();
  expect(await second).toEqual({ ok: true, value: null });
});

it('counts the density once at a time', async () => {
  const { log, finish } = counted();
  const counting = new Counting();
  const first = counting.density(log, 1);
  expect(await counting.density(log, 1)).toMatchObject({ error: { code: 'CANCELLED' } });
  finish();
  expect(await first).toEqual({ ok: true, value: null });
  const again = counting.density(log, 1);
  finish();
  expect(await again).toEqual({ ok: true, value: null });
});

it('is cancelled by another filter, which closes the query that is counted', async () => {
  const closed = Object.assign(new Error('the query is closed'), { code: 'ERR_QUERY_CLOSED' });
  const log = {
    buckets: () => Promise.reject(closed),
    countStatistics: () => Promise.reject(closed),
  };
  const counting = new Counting();
  const cancelled = { error: { code: 'CANCELLED' } };
  expect(await counting.statistics(log, asked, () => ({}))).toMatchObject(cancelled);
  expect(await counting.density(log, 1)).toMatchObject(cancelled);
});
