// @ts-check
/**
 * Decodes the messages of a JSON file with one decoder, and prints how many it did in a second of
 * processor time, once it is warm. Usage: decode-in-node.mjs ours|nsyslog-parser|glossy|syslog-parse DECODER FILE
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [name = '', decoder = '', file = ''] = process.argv.slice(2);
const load = createRequire(import.meta.url);

/** @type {Record<string, () => Promise<(message: string) => () => unknown>>} */
const decoders = {
  ours: async () => {
    const { decodeSyslog } = load(decoder);
    return (message) => {
      const payload = Buffer.from(message);
      return () => decodeSyslog(payload);
    };
  },
  'nsyslog-parser': async () => {
    const parse = load('nsyslog-parser');
    return (message) => () => parse(message);
  },
  glossy: async () => {
    const { Parse } = load('glossy');
    // With a callback, as it says, it is synchronous all the same.
    return (message) => () => Parse.parse(message);
  },
  'syslog-parse': async () => {
    const { default: parse } = await import('syslog-parse');
    return (message) => () => parse(message);
  },
};

const make = await decoders[name]?.();
if (make === undefined) throw new Error(`there is no decoder ${name}`);
/** @type {string[]} */
const messages = JSON.parse(readFileSync(file, 'utf8'));
const jobs = messages.map(make);
/** The last message, kept so that none can be left out. @type {unknown} */
let last;

/** Seconds of processor time, which others on the machine do not lengthen. */
function once() {
  const begin = process.cpuUsage();
  for (const job of jobs) last = job();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1e6;
}
const [, , , , ...times] = Array.from({ length: 10 }, once);
if (last === null) throw new Error('the last message was not decoded');
console.log(String(jobs.length / Math.min(...times)));
