// @ts-check
/**
 * `npm run bench -- streams`: 400 streams of RTP with 100,000 datagrams a second altogether, recorded alone
 * and recorded while their streams are analysed and looked at; in turn, several times. Reports the share lost,
 * and the CPU time of the whole process for each datagram. `streams=quick` takes a tenth of the time.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compilePeer, median, nodePeer, ours, output, withReceiver } from './measure.mjs';

const STREAMS = 400;
const RATE = 100_000;
const SIZES = [172, 1328];
const ROUNDS = 5;
const SECONDS = 10;
const RECEIVE_BUFFER = String(4 << 20);
const WAYS = ['alone', 'streams'];

/** @typedef {{ received: number, cpuNs: number, streams: number, analysed: number, rtp: number }} Counted */

/** @param {string} [argument] */
export async function streams(argument) {
  const isQuick = argument === 'quick';
  const rounds = isQuick ? 1 : ROUNDS;
  const count = RATE * (isQuick ? 5 : SECONDS);
  const folder = mkdtempSync(path.join(tmpdir(), 'gramscope-bench-'));
  try {
    const results = [];
    for (const size of SIZES) results.push(await measure({ folder, size, rounds, count }));
    return {
      bench: 'streams',
      streams: STREAMS,
      rate: RATE,
      count,
      rounds,
      unit: 'medians',
      results,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {{ folder: string, size: number, rounds: number, count: number }} load */
async function measure({ folder, size, rounds, count }) {
  const sender = compilePeer('send-streams');
  const runs = WAYS.map((name) => ({ name, all: /** @type {Counted[]} */ ([]) }));
  for (let round = 0; round < rounds; round += 1) {
    console.error(`streams: ${size} bytes, round ${round + 1} of ${rounds}`);
    for (const { name, all } of runs) {
      const file = path.join(folder, 'file.pcapng');
      const receiver = nodePeer('streams-in-node.cjs', ours, file, RECEIVE_BUFFER, name);
      const counted = await withReceiver(receiver, async (port) => {
        const args = [port, count, STREAMS, RATE, size].map(String);
        await output({ program: sender, args });
      });
      all.push(/** @type {Counted} */ (counted));
      rmSync(file, { force: true });
    }
  }
  const [alone = Number.NaN, kept = Number.NaN] = runs.map(({ all }) => cpuOf(all));
  return {
    size,
    ways: runs.map(({ name, all }) => summarise(name, all, count)),
    moreCpuPercent: Number((100 * (kept / alone - 1)).toFixed(1)),
  };
}

/** @param {readonly Counted[]} all */
function cpuOf(all) {
  return median(all.map(({ cpuNs, received }) => cpuNs / received));
}

/**
 * @param {string} name
 * @param {readonly Counted[]} all
 * @param {number} count
 */
function summarise(name, all, count) {
  return {
    name,
    lostPercent: Number(
      (100 * (1 - median(all.map(({ received }) => received)) / count)).toFixed(3),
    ),
    cpuNsPerDatagram: Math.round(cpuOf(all)),
    streams: median(all.map((run) => run.streams)),
    rtp: median(all.map((run) => run.rtp)),
    analysed: median(all.map((run) => run.analysed)),
  };
}
