// @ts-check
/**
 * `npm run bench -- receive`: the same load, at the full speed of a sendmmsg loop, received by a bare C
 * recvmmsg loop, by Node's own dgram, and by ours with `message` events and in batches; in turn, several
 * times. Reports the share lost and the CPU time for each datagram that came.
 */
import { compilePeer, median, nodePeer, ours, output, withReceiver } from './measure.mjs';

const SIZES = [64, 300, 1400];
const ROUNDS = 5;
const COUNT = 400_000;
const RECEIVE_BUFFER = String(4 << 20);

export async function receive() {
  const sender = compilePeer('send');
  const receivers = {
    c: { program: compilePeer('receive'), args: [RECEIVE_BUFFER] },
    node: nodePeer('receive-in-node.cjs', 'builtin', 'message', RECEIVE_BUFFER),
    ours: nodePeer('receive-in-node.cjs', ours, 'message', RECEIVE_BUFFER),
    'ours in batches': nodePeer('receive-in-node.cjs', ours, 'messages', RECEIVE_BUFFER),
  };
  const results = [];
  for (const size of SIZES) {
    const runs = Object.keys(receivers).map((name) => ({ name, lost: [0], cpu: [0] }));
    for (const run of runs) run.lost.length = run.cpu.length = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      console.error(`receive: ${size} bytes, round ${round + 1} of ${ROUNDS}`);
      for (const [index, receiver] of Object.values(receivers).entries()) {
        const { received, cpuNs } = await withReceiver(receiver, async (port) => {
          await output({ program: sender, args: [port, String(COUNT), String(size)] });
        });
        runs[index]?.lost.push(1 - received / COUNT);
        runs[index]?.cpu.push(cpuNs / received);
      }
    }
    results.push({ size, receivers: summarise(runs) });
  }
  return { bench: 'receive', count: COUNT, rounds: ROUNDS, unit: 'medians', results };
}

/** @param {readonly { name: string, lost: number[], cpu: number[] }[]} runs */
function summarise(runs) {
  const yardstick = median(runs[0]?.cpu ?? []);
  return runs.map(({ name, lost, cpu }) => ({
    name,
    lostPercent: Number((100 * median(lost)).toFixed(2)),
    cpuNsPerDatagram: Math.round(median(cpu)),
    cpuAgainstC: Number((median(cpu) / yardstick).toFixed(2)),
  }));
}
