// @ts-check
/**
 * `npm run bench -- decode|filter|open[=MILLIONS,...]|receive|record|replay[=quick]|send|streams[=quick]|ui[=quick]`:
 * side-by-side measurements; each prints JSON and names its peers.
 */
import { decode } from './decode.mjs';
import { filter } from './filter.mjs';
import { open } from './open.mjs';
import { record } from './record.mjs';
import { receive } from './receive.mjs';
import { replay } from './replay.mjs';
import { send } from './send.mjs';
import { streams } from './streams.mjs';
import { ui } from './ui.mjs';

/** @type {Record<string, (argument?: string) => Promise<unknown>>} */
const benches = { decode, filter, open, receive, record, replay, send, streams, ui };

const wanted = process.argv.slice(2).map((word) => word.split('='));
const isKnown = wanted.every(([name = '']) => Object.hasOwn(benches, name));
if (wanted.length === 0 || !isKnown) {
  const names = Object.keys(benches).join('|');
  console.error(
    `usage: npm run bench -- ${names} ...; also open=MILLIONS,..., replay=quick, streams=quick and ui=quick`,
  );
  process.exitCode = 2;
} else {
  for (const [name = '', argument] of wanted) {
    console.log(JSON.stringify(await benches[name]?.(argument), null, 2));
  }
}
