// @ts-check
/**
 * `npm run bench -- streams`: 400 streams of RTP with 100,000 datagrams a second altogether, recorded alone
 * and recorded while their streams are analysed and looked at; in turn, several times, and the other way first
 * each time. Reports the share lost, the CPU time of the whole process for each datagram, and how much more of it
 * the second way took than the first beside it. `streams=quick` is one round of it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compilePeer, median, nodePeer, ours, output, withReceiver } from './measure.mjs';

const STREAMS = 400;
const RATE = 100_000;
const SIZES = [172, 1328];
const ROUNDS = 9;
const SECONDS = 6;
const RECEIVE_BUFFER = String(4 << 20);
const WAYS = ['alone', 'streams'];

/** @typedef {{ received: number, cpuNs: number, streams: number, analysed: number, rtp: number }} Counted */

/** @param {string} [argument] */
export async function streams(argument) {
  const isQuick = argument === 'quick';
  const rounds = isQuick ? 1 : ROUNDS;
  const count = RATE * SECONDS;
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
    // What the machine does besides rises and falls: neither way is always the one that comes later.
    for (const { name, all } of round % 2 === 0 ? runs : runs.toReversed()) {
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
  return {
    size,
    ways: runs.map(({ name, all }) => summarise(name, all, count)),
    ...moreCpu(runs.map(({ all }) => all.map(cpuOf))),
  };
}

/**
 * Of each round, by how many per cent the second way takes more than the first.
 * @param {readonly number[][]} ways
 */
function moreCpu([alone = [], analysed = []]) {
  const more = alone.map((cpu, round) => 100 * ((analysed[round] ?? Number.NaN) / cpu - 1));
  const rounded = more.map((percent) => Number(percent.toFixed(1)));
  return { moreCpuPercent: median(rounded), eachPercent: rounded };
}

/** @param {Counted} counted */
function cpuOf({ cpuNs, received }) {
  return cpuNs / received;
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
    cpuNsPerDatagram: Math.round(median(all.map(cpuOf))),
    streams: median(all.map((run) => run.streams)),
    rtp: median(all.map((run) => run.rtp)),
    analysed: median(all.map((run) => run.analysed)),
  };
}
