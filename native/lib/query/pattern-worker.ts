/** A program of its own: looks for patterns in payloads, on a thread that can be ended at any time. */
import { parentPort, workerData } from 'node:worker_threads';

import type { Pattern, PatternAnswer, PatternBatch } from './pattern-messages';

type Search = (payloads: Buffer, begin: number, end: number) => boolean;

/** Patterns that are about characters rather than bytes: see the type Predicate. */
const ABOUT_CHARACTERS = /[^\0-\x7f]|\\[upP]/;

function searchFor({ source, flags }: Pattern): Search {
  const expression = new RegExp(source, flags);
  const encoding = ABOUT_CHARACTERS.test(source) ? 'utf8' : 'latin1';
  return (payloads, begin, end) => expression.test(payloads.toString(encoding, begin, end));
}

function answer({ id, payloads, ends }: PatternBatch, searches: readonly Search[]): PatternAnswer {
  const bytes = Buffer.from(payloads.buffer, payloads.byteOffset, payloads.length);
  const matched = new Uint8Array(ends.length * searches.length);
  let next = 0;
  let begin = 0;
  for (const end of ends) {
    for (const search of searches) matched[next++] = search(bytes, begin, end) ? 1 : 0;
    begin = end;
  }
  return { id, matched };
}

const searches = (workerData as readonly Pattern[]).map(searchFor);
parentPort?.on('message', (batch: PatternBatch) => {
  const result = answer(batch, searches);
  parentPort?.postMessage(result, [result.matched.buffer]);
});
