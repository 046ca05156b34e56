import { describe, expect, it } from 'vitest';
import type { AlertCondition } from '../../contract';
import { RuleWatch, type Watched } from './rule-watch';

const going = {
  evaluated: 5,
  matches: 0,
  firstMatch: 1,
  unreadable: 0,
  undecided: 0,
  caughtUp: true,
  done: false,
  failure: '',
};
const failed = { ...going, done: true, failure: 'a pattern took more than 1000 ms' };

/** A query that has come so far, and tells nothing more before `stir` is called. */
class StillQuery {
  progressed = going;
  closed = false;
  stir: () => void = () => undefined;

  progress(): typeof going {
    return this.progressed;
  }

  changed(): Promise<void> {
    return new Promise((resolve) => {
      this.stir = resolve;
    });
  }

  times(first: number, count: number): bigint[] {
    return Array.from({ length: count }, (_, at) => BigInt(first + at));
  }

  close(): void {
    this.closed = true;
  }
}

function watchOf(
  query: Watched['query'],
  { when, last }: { when: AlertCondition; last: number },
): { watch: RuleWatch; told: string[] } {
  const told: string[] = [];
  const watch = new RuleWatch(
    { query, when, last: () => last },
    {
      raised: (count) => told.push(`raised ${count}`),
      counted: (matches) => told.push(`counted ${matches}`),
      failed: ({ message }) => told.push(message),
    },
  );
  watch.begin();
  return { watch, told };
}

const threshold: AlertCondition = { kind: 'threshold', count: 2, seconds: 1 };
const silence: AlertCondition = { kind: 'silence', seconds: 0.1 };

describe('RuleWatch', () => {
  it('has caught up when the query has evaluated what the log has', async () => {
    const query = new StillQuery();
    const { watch, told } = watchOf(query, { when: threshold, last: 7 });
    const caughtUp = watch.caughtUp();
    query.progressed = { ...going, evaluated: 7, matches: 3 };
    query.stir();
    await caughtUp;
    expect(told).toEqual(['raised 2', 'counted 1']);
    watch.close();
    expect(query.closed).toBe(true);
  });

  it('tells that its query failed, and then no more', async () => {
    const query = new StillQuery();
    const { watch, told } = watchOf(query, { when: threshold, last: 7 });
    const caughtUp = watch.caughtUp();
    query.progressed = failed;
    query.stir();
    await caughtUp;
    query.progressed = { ...failed, matches: 9 };
    await watch.caughtUp();
    expect(told).toEqual(['The filter stopped: a pattern took more than 1000 ms.']);
    watch.close();
  });

  it('takes no query that is behind, or has failed, for silence', async () => {
    const slow = watchOf(new StillQuery(), { when: silence, last: 7 });
    const query = new StillQuery();
    const broken = watchOf(query, { when: silence, last: 5 });
    query.progressed = failed;
    await broken.watch.caughtUp();
    const quiet = new StillQuery();
    const idle = watchOf(quiet, { when: { ...silence, seconds: 0.2 }, last: 5 });
    const { told } = idle;
    while (told.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect([slow.told, broken.told, told]).toEqual([
      [],
      ['The filter stopped: a pattern took more than 1000 ms.'],
      ['raised 0'],
    ]);
    for (const { watch } of [slow, broken, idle]) watch.close();
  });

  it('lets go of who waits when it is closed', async () => {
    const { watch, told } = watchOf(new StillQuery(), { when: threshold, last: 7 });
    const caughtUp = watch.caughtUp();
    watch.close();
    await caughtUp;
    expect(told).toEqual([]);
  });
});
