// @ts-check
/**
 * `npm run bench -- send`: the same messages sent as fast as it goes by a bare C sendmmsg loop, by Node's
 * own dgram, and by ours with send() and with sendMany(); in turn, several times. Reports the CPU time for
 * each datagram and the datagrams a second.
 */
import { compilePeer, median, nodePeer, ours, output, withReceiver } from './measure.mjs';

const SIZES = [64, 300, 1400];
const ROUNDS = 5;
const COUNT = 200_000;
const RECEIVE_BUFFER = String(4 << 20);

export async function send() {
  const sink = { program: compilePeer('receive'), args: [RECEIVE_BUFFER] };
  const c = compilePeer('send');
  const results = [];
  for (const size of SIZES) {
    /** @type {Record<string, (port: string) => import('./measure.mjs').Command>} */
    const senders = {
      c: (port) => ({ program: c, args: [port, String(COUNT), String(size)] }),
      node: (port) => nodePeer('send-in-node.cjs', 'builtin', 'send', port, `${COUNT}`, `${size}`),
      ours: (port) => nodePeer('send-in-node.cjs', ours, 'send', port, `${COUNT}`, `${size}`),
      'ours, sendMany': (port) =>
        nodePeer('send-in-node.cjs', ours, 'sendMany', port, `${COUNT}`, `${size}`),
    };
    const runs = Object.entries(senders).map(([name, command]) => ({
      name,
      command,
      figures: [{ cpuNs: 0, wallNs: 0 }],
    }));
    for (const run of runs) run.figures.length = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      console.error(`send: ${size} bytes, round ${round + 1} of ${ROUNDS}`);
      for (const { command, figures } of runs) {
        await withReceiver(sink, async (port) => {
          figures.push(JSON.parse(await output(command(port))));
        });
      }
    }
    results.push({ size, senders: summarise(runs) });
  }
  return { bench: 'send', count: COUNT, rounds: ROUNDS, unit: 'medians', results };
}

/** @typedef {{ name: string, figures: { cpuNs: number, wallNs: number }[] }} Runs */

/** @param {readonly Runs[]} runs */
function summarise(runs) {
  const yardstick = runs[0] === undefined ? Number.NaN : cpuOf(runs[0]);
  return runs.map((run) => ({
    name: run.name,
    cpuNsPerDatagram: Math.round(cpuOf(run)),
    cpuAgainstC: Number((cpuOf(run) / yardstick).toFixed(2)),
    datagramsPerSecond: Math.round((COUNT * 1e9) / median(run.figures.map(({ wallNs }) => wallNs))),
  }));
}

/** @param {Runs} runs @returns {number} Nanoseconds a datagram, median. */
function cpuOf({ figures }) {
  return median(figures.map(({ cpuNs }) => cpuNs / COUNT));
}
