// @ts-check
/**
 * `npm run bench -- open[=MILLIONS,...]`: opening a capture file that lies in memory (a warm page cache),
 * by ours up to the last row of the index, by programs that read it from beginning to end, and by a bare C
 * scan over mmap(2); in turn, several times. Reports seconds and their ratio to the scan.
 */
import { mkdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { compilePeer, median, nodePeer, ours, output, root } from './measure.mjs';

/** @typedef {import('./measure.mjs').Command} Command */

const ROUNDS = 5;
/** tshark dissects: one run over the smallest file is enough to wait for. */
const MOST_MILLIONS_FOR_TSHARK = 1;

/** @param {string} [sizes] millions of datagrams, 1 and 10 if absent */
export async function open(sizes = '1,10') {
  const millions = sizes.split(',').map(Number);
  if (!millions.every((size) => size > 0)) throw new Error(`no list of millions: ${sizes}`);
  const results = [];
  for (const size of millions) results.push(await openOne(size));
  return { bench: 'open', rounds: ROUNDS, unit: 'medians', results };
}

/** @param {number} millions */
async function openOne(millions) {
  const file = path.join(root, 'out', 'bench', `${millions}-million.pcapng`);
  await mkdir(path.dirname(file), { recursive: true });
  const count = Math.round(millions * 1e6);
  try {
    await output({ program: compilePeer('make-capture'), args: [file, String(count)] });
    const { size } = await stat(file);
    return { millions, bytes: size, ...(await compare(file, count)) };
  } finally {
    await rm(file, { force: true });
  }
}

/** @param {string} file @param {number} count */
async function compare(file, count) {
  /** @type {Record<string, Command>} */
  const programs = {
    'C scan over mmap': { program: compilePeer('scan'), args: [file] },
    cat: shell('cat "$0" > /dev/null', file),
    tcpdump: shell('tcpdump -r "$0" -w /dev/null udp 2> /dev/null', file),
    capinfos: { program: 'capinfos', args: ['-c', file] },
  };
  /** @type {Record<string, number[]>} */
  const seconds = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
  /** @type {Opening[]} */
  const openings = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    console.error(`open: ${count} datagrams, round ${round + 1} of ${ROUNDS}`);
    for (const [name, command] of Object.entries(programs)) {
      seconds[name]?.push(await secondsOf(command));
    }
    openings.push(await openByOurs(file, count));
  }
  seconds['ours'] = openings.map(({ indexedNs }) => indexedNs / 1e9);
  if (count <= MOST_MILLIONS_FOR_TSHARK * 1e6) {
    const tshark = shell('tshark -r "$0" > /dev/null 2> /dev/null', file);
    seconds['tshark'] = [await secondsOf(tshark)];
  }
  return { ours: summarise(openings), programs: inRelation(seconds) };
}

/** What they say besides is of no interest. @param {string} script @param {string} file @returns {Command} */
function shell(script, file) {
  return { program: 'sh', args: ['-c', script, file] };
}

/** @typedef {{ datagrams: number, firstRowsNs: number, indexedNs: number, peakBytes: number }} Opening */

/** @param {string} file @param {number} count @returns {Promise<Opening>} */
async function openByOurs(file, count) {
  const opening = JSON.parse(await output(nodePeer('open-in-node.cjs', ours, file)));
  if (opening.datagrams !== count) throw new Error(`${opening.datagrams} of ${count} datagrams`);
  return opening;
}

/** With its start, which takes a few milliseconds. @param {Command} command */
async function secondsOf(command) {
  const begun = performance.now();
  await output(command);
  return (performance.now() - begun) / 1000;
}

/** @param {readonly Opening[]} openings */
function summarise(openings) {
  return {
    firstRowsSeconds: rounded(median(openings.map(({ firstRowsNs }) => firstRowsNs / 1e9))),
    peakMegabytes: Math.round(median(openings.map(({ peakBytes }) => peakBytes / 1e6))),
  };
}

/** @param {Record<string, number[]>} seconds */
function inRelation(seconds) {
  const scan = median(seconds['C scan over mmap'] ?? []);
  return Object.entries(seconds).map(([name, values]) => ({
    name,
    seconds: rounded(median(values)),
    againstScan: rounded(median(values) / scan),
  }));
}

/** @param {number} value */
function rounded(value) {
  return Number(value.toFixed(3));
}
