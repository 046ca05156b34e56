import { failure, success, type markCalls, type Result } from '../../contract';
import type { Shown } from '../window';
import type { HandlersOf } from './group';
import type { Log } from './log';

export function markHandlers(
  log: Log,
  { matches }: Pick<Shown, 'matches'>,
): HandlersOf<typeof markCalls> {
  const { marks } = log;
  return {
    'marks.list': () => success(marks.list()),
    'marks.toggle': async ({ view, first, count }) => {
      const found =
        view === null
          ? success({ rows: log.rows(first, count) })
          : matches.rows(view, first, count);
      if (!found.ok) return found;
      return await afterReading(log, () => marks.toggle(found.value.rows));
    },
    'marks.comment': async ({ number, comment }) => {
      const time = log.timeAt(number);
      if (time === null) return gone(number);
      return await afterReading(log, () => marks.comment({ number, time }, comment));
    },
    'marks.remove': async ({ number }) =>
      await afterReading(log, () => {
        marks.remove(number);
        return success(null);
      }),
  };
}

/** Changes marks once those that are kept are known, and answers when the change is kept too. */
async function afterReading({ marks }: Log, change: () => Result<null>): Promise<Result<null>> {
  await marks.kept();
  const changed = change();
  await marks.kept();
  return changed;
}

function gone(number: number): Result<never> {
  return failure('CALL_INAPPLICABLE', `The log has no datagram ${number} any longer.`);
}
