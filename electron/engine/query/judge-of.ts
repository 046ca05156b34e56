import { createRequire } from 'node:module';
import type { QueryOptions } from '#native';
import type { LogNames } from '../filter/dissection';
import type { Filter } from '../filter/filter';
import type { JudgeData } from '../filter/judge';

/** Who answers what the query of a log cannot find out of a filter by itself. */
export function judgeOf(filter: Filter, names: () => LogNames): QueryOptions {
  if (filter.judged.length === 0) return {};
  const data: JudgeData = { text: filter.text };
  // A bundle of its own, for it runs on another thread.
  const module = createRequire(__filename).resolve('#filter-judge');
  return { judge: { module, data, context: () => wordsOf(names()) } };
}

/** What another thread can be told: not whom to ask about streams, which no judged test does. */
function wordsOf({ sockets, interfaces }: LogNames): LogNames {
  return { sockets, interfaces };
}
