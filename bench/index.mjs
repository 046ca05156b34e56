// @ts-check
/** `npm run bench -- filter|receive|record|send`: side-by-side measurements; each prints JSON and names its peers. */
import { filter } from './filter.mjs';
import { record } from './record.mjs';
import { receive } from './receive.mjs';
import { send } from './send.mjs';

/** @type {Record<string, () => Promise<unknown>>} */
const benches = { filter, receive, record, send };

const names = process.argv.slice(2);
const unknown = names.find((name) => !Object.hasOwn(benches, name));
if (names.length === 0 || unknown !== undefined) {
  console.error(`usage: npm run bench -- ${Object.keys(benches).join('|')} ...`);
  process.exitCode = 2;
} else {
  for (const name of names) console.log(JSON.stringify(await benches[name]?.(), null, 2));
}
