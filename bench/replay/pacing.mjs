// @ts-check
import { median } from '../measure.mjs';
import { readArrivals, writeCapture } from './capture-file.mjs';
import { capturing } from './far-end.mjs';
import { play } from './play.mjs';

/** @typedef {import('./capture-file.mjs').Capture} Capture */
/** @typedef {import('./link.mjs').Link} Link */
/** @typedef {import('./players.mjs').Pacer} Pacer */
/** @typedef {ReturnType<typeof judge> & { cpuNs: number }} Figures */

const INTERVALS_US = [1000, 200, 50];
const SIZE = 300;
const STARTS = 3;

/**
 * How exactly datagrams arrive with the spacing of a capture, and what it costs.
 * @param {Link} link
 * @param {readonly Pacer[]} pacers
 * @param {{ folder: string, count: number, rounds: number }} options
 */
export async function comparePacing(link, pacers, { folder, count, rounds }) {
  const results = [];
  for (const intervalUs of INTERVALS_US) {
    const file = `${folder}/paced.pcap`;
    const capture = { file, count, size: SIZE, intervalNs: intervalUs * 1000 };
    writeCapture(capture);
    const runs = pacers.map((pacer) => ({
      pacer,
      startNs: 0,
      figures: /** @type {Figures[]} */ ([]),
    }));
    for (const run of runs) run.startNs = await startOf(link, run.pacer, capture);
    for (let round = 0; round < rounds; round += 1) {
      console.error(`replay: gaps of ${intervalUs} µs, round ${round + 1} of ${rounds}`);
      for (const { pacer, figures } of runs) {
        figures.push(await measure(link, pacer, capture, `${folder}/arrived.pcap`));
      }
    }
    results.push({ intervalUs, players: runs.map(summarise) });
  }
  return { count, size: SIZE, rounds, results };
}

/**
 * What it costs to begin: CPU time with a single datagram. The first time is that of cold files as well.
 * @param {Link} link @param {Pacer} pacer @param {Capture} capture
 */
async function startOf(link, pacer, capture) {
  const starts = [];
  for (let start = 0; start < STARTS; start += 1) {
    starts.push((await play(link, pacer.play(capture, 1))).cpuNs);
  }
  return median(starts);
}

/** @param {Link} link @param {Pacer} pacer @param {Capture} capture @param {string} file */
async function measure(link, pacer, capture, file) {
  let cpuNs = Number.NaN;
  await capturing(link, file, async () => {
    ({ cpuNs } = await play(link, pacer.play(capture, capture.count)));
  });
  return { ...judge(readArrivals(file), capture.intervalNs), cpuNs };
}

/**
 * What is lost moves nothing: each gap is held against what lies between these two in the capture.
 * @param {ReturnType<typeof readArrivals>} arrivals
 * @param {number} intervalNs
 */
function judge(arrivals, intervalNs) {
  const late = arrivals.map(({ number, time }) => time - number * intervalNs);
  const errors = late.slice(1).map((value, index) => Math.abs(value - (late[index] ?? value)));
  errors.sort((one, other) => one - other);
  return {
    received: arrivals.length,
    p50Ns: errors[Math.floor(errors.length * 0.5)] ?? Number.NaN,
    p99Ns: errors[Math.floor(errors.length * 0.99)] ?? Number.NaN,
    spanNs: arrivals.at(-1)?.time ?? Number.NaN,
    driftNs: (late.at(-1) ?? Number.NaN) - (late[0] ?? Number.NaN),
  };
}

/** @param {{ pacer: Pacer, startNs: number, figures: readonly Figures[] }} run */
function summarise({ pacer, startNs, figures }) {
  /** @param {(figures: Figures) => number} value */
  const of = (value) => median(figures.map(value));
  return {
    name: pacer.name,
    gapErrorP50Us: rounded(
      of(({ p50Ns }) => p50Ns / 1e3),
      2,
    ),
    gapErrorP99Us: rounded(
      of(({ p99Ns }) => p99Ns / 1e3),
      2,
    ),
    driftMs: rounded(
      of(({ driftNs }) => driftNs / 1e6),
      3,
    ),
    driftPercent: rounded(
      of(({ driftNs, spanNs }) => (100 * driftNs) / (spanNs - driftNs)),
      5,
    ),
    cpuPercent: rounded(
      of(({ cpuNs, spanNs }) => (100 * cpuNs) / spanNs),
      1,
    ),
    cpuPercentAfterStart: rounded(
      of(({ cpuNs, spanNs }) => (100 * (cpuNs - startNs)) / spanNs),
      1,
    ),
    fewestReceived: Math.min(...figures.map(({ received }) => received)),
  };
}

/** @param {number} value @param {number} digits */
function rounded(value, digits) {
  return Number(value.toFixed(digits));
}
