import type { statisticsCalls } from '../../contract';
import type { Counting } from '../counting';
import type { Matches } from '../matches';
import type { HandlersOf } from './group';
import type { Log } from './log';

interface Shown {
  matches: Matches;
  counting: Counting;
}

export function statisticsHandlers(
  log: Log,
  { matches, counting }: Shown,
): HandlersOf<typeof statisticsCalls> {
  return {
    'statistics.count': async ({ view, ...asked }) => {
      const counted = matches.counted(view, log);
      if (!counted.ok) return counted;
      return await counting.statistics(counted.value, asked, () => log.names().sockets);
    },
  };
}
