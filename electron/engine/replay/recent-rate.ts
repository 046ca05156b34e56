import type { PlayerProgress } from '#native';
import type { ReplayProgress } from '../../contract';

/** Seconds that the rate is taken over. */
const window = 2;

type Sample = Pick<PlayerProgress, 'sent' | 'wanted' | 'achieved'>;

/** Datagrams a second, as they are and as they should be, of the last seconds. */
export class RecentRate {
  readonly #samples: Sample[] = [];

  /** Takes what a player tells now. */
  rate({ sent, wanted, achieved }: PlayerProgress): ReplayProgress['rate'] {
    const samples = this.#samples;
    if (sent > 0 && samples.at(-1)?.achieved !== achieved) samples.push({ sent, wanted, achieved });
    while (samples.length > 2 && achieved - (samples[1]?.achieved ?? 0) > window) samples.shift();
    const [oldest] = samples;
    if (oldest === undefined) return { wanted: null, achieved: null };
    const count = sent - oldest.sent;
    return {
      wanted: quotient(count, wanted - oldest.wanted),
      achieved: quotient(count, achieved - oldest.achieved),
    };
  }
}

function quotient(count: number, seconds: number): number | null {
  return count > 0 && seconds > 0 ? count / seconds : null;
}
