// @ts-check
import { median } from '../measure.mjs';
import { writeCapture } from './capture-file.mjs';
import { play } from './play.mjs';

/** @typedef {import('./capture-file.mjs').Capture} Capture */
/** @typedef {import('./link.mjs').Link} Link */
/** @typedef {import('./players.mjs').Sprinter} Sprinter */
/** @typedef {{ perSecond: number, wallNs: number, sent: number, arrived: number }} Figures */

const SIZES = [64, 300, 1400];

/**
 * How many datagrams a second leave, of a capture that lies in the page cache.
 * @param {Link} link
 * @param {readonly Sprinter[]} sprinters
 * @param {{ folder: string, count: number, rounds: number }} options
 */
export async function compareTopSpeed(link, sprinters, { folder, count, rounds }) {
  const results = [];
  for (const size of SIZES) {
    const capture = { file: `${folder}/whole.pcap`, count, size, intervalNs: 1000 };
    writeCapture(capture);
    const runs = sprinters.map((sprinter) => ({
      sprinter,
      figures: /** @type {Figures[]} */ ([]),
    }));
    for (let round = 0; round < rounds; round += 1) {
      console.error(`replay: ${size} bytes at top speed, round ${round + 1} of ${rounds}`);
      for (const { sprinter, figures } of runs) {
        figures.push(await measure(link, sprinter, capture));
      }
    }
    results.push({ size, players: summarise(runs) });
  }
  return { count, rounds, results };
}

/** @param {Link} link @param {Sprinter} sprinter @param {Capture} capture @returns {Promise<Figures>} */
async function measure(link, sprinter, capture) {
  const before = await link.arrived();
  const { output, wallNs } = await play(link, sprinter.play(capture));
  const { sent, achieved } = sprinter.result(output);
  return { perSecond: sent / achieved, wallNs, sent, arrived: (await link.arrived()) - before };
}

/** @param {readonly { sprinter: Sprinter, figures: readonly Figures[] }[]} runs */
function summarise(runs) {
  const speeds = runs.map(({ figures }) => median(figures.map(({ perSecond }) => perSecond)));
  // Which kind of socket is quicker depends on the destination: to groups the unconnected one is.
  const yardstick = Math.max(...speeds.filter((_, index) => runs[index]?.sprinter.isYardstick));
  return runs.map(({ sprinter, figures }, index) => ({
    name: sprinter.name,
    datagramsPerSecond: Math.round(speeds[index] ?? Number.NaN),
    againstFasterC: Number(((speeds[index] ?? Number.NaN) / yardstick).toFixed(3)),
    wallSeconds: Number((median(figures.map(({ wallNs }) => wallNs)) / 1e9).toFixed(2)),
    fewestSent: Math.min(...figures.map(({ sent }) => sent)),
    fewestArrived: Math.min(...figures.map(({ arrived }) => arrived)),
  }));
}
