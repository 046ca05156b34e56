// @ts-check
/**
 * query-in-node.cjs MODULE LANGUAGE FILE ROUNDS: indexes a capture file with `LogFile` of the module, runs
 * each filter of standard input (a JSON object of texts by name), as LANGUAGE understands it, ROUNDS times,
 * and counts by time. Prints how many milliseconds each took.
 */
const { readFileSync } = require('node:fs');

const [, , name = '', language = '', file, rounds] = process.argv;
const { LogFile } = require(name);
const { compileFilter } = require(language);

/** Returns what ends it and tells how late timers were meanwhile: milliseconds, as the main thread felt it. */
function watchLateness() {
  let most = 0;
  let last = performance.now();
  const look = () => {
    const now = performance.now();
    most = Math.max(most, now - last - 1);
    last = now;
  };
  const timer = setInterval(look, 1);
  return () => {
    clearInterval(timer);
    look();
    return most;
  };
}

/** @param {() => Promise<number>} action */
async function timed(action) {
  const lateness = watchLateness();
  const begin = performance.now();
  const matches = await action();
  const ms = performance.now() - begin;
  return { ms, latenessMs: lateness(), matches };
}

/** @typedef {{ matches: number, failure: string, unreadable: number }} Progress */
/** @typedef {{ done(): Promise<Progress>, close(): void }} Query */
/** @typedef {{ query(predicate: unknown, options: object): Query }} Log */

/** @param {Log} log @param {string} text */
async function runQuery(log, text) {
  const { predicate } = compileFilter(text);
  const judge = {
    module: language,
    data: { text },
    context: () => ({ sockets: {}, interfaces: {} }),
  };
  const query = log.query(predicate, { judge });
  const { matches, failure, unreadable } = await query.done();
  if (failure !== '' || unreadable > 0) throw new Error(`${failure} unreadable ${unreadable}`);
  query.close();
  return matches;
}

async function main() {
  const filters = JSON.parse(readFileSync(0, 'utf8'));
  const log = await LogFile.open(file ?? '');
  const indexing = await timed(async () => (await log.indexed()).datagrams);
  /** @type {Record<string, Awaited<ReturnType<typeof timed>>[]>} */
  const results = { indexing: [indexing] };
  const actions = Object.entries(filters).map(
    ([query, text]) => /** @type {const} */ ([query, () => runQuery(log, text)]),
  );
  for (let round = 0; round < Number(rounds); round += 1) {
    for (const [query, action] of actions) (results[query] ??= []).push(await timed(action));
    const count = async () => (await log.buckets({ count: 1000 })).counts.length;
    (results['buckets'] ??= []).push(await timed(count));
  }
  console.log(JSON.stringify(results));
}

void main();
