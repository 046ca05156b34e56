// @ts-check
/**
 * `npm run bench -- replay[=quick]`: captures with exact spacing, sent from one network namespace to
 * another by tcpreplay with each of its timers, by a bare C program that spins more or less, and by
 * `gramscope replay` with each timing; in turn, several times. Reports the errors of the gaps between
 * datagrams as the kernel of the far end takes their times, the drift over the whole, and the CPU time.
 * Then the same at top speed, against a bare sendmmsg loop. Needs root, tcpdump and iproute2; further
 * programs like tcpreplay are taken from `GRAMSCOPE_TCPREPLAY`, paths with colons between. `quick` tells
 * in a minute whether everything works, and nothing else.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { catchSignals, statusOfSignal } from '../build/setup/run.mjs';
import { root } from './measure.mjs';
import { Link } from './replay/link.mjs';
import { comparePacing } from './replay/pacing.mjs';
import { findPlayers } from './replay/players.mjs';
import { compareTopSpeed } from './replay/top-speed.mjs';

const FULL = {
  pacing: { count: 20_000, rounds: 3 },
  topSpeed: { count: 1_000_000, rounds: 5 },
};
const QUICK = {
  pacing: { count: 1_000, rounds: 1 },
  topSpeed: { count: 100_000, rounds: 1 },
};

/** @param {string} [extent] */
export async function replay(extent = 'full') {
  if (!['full', 'quick'].includes(extent)) throw new Error(`no extent of this bench: ${extent}`);
  const { pacing, topSpeed } = extent === 'quick' ? QUICK : FULL;
  const { absent, pacers, sprinters } = findPlayers();
  for (const { name, why } of absent) console.error(`replay: without ${name}: ${why}`);
  return withFolder((folder) =>
    Link.with(async (link) => ({
      bench: 'replay',
      unit: 'medians',
      absent,
      pacing: await comparePacing(link, pacers, { folder, ...pacing }),
      topSpeed: await compareTopSpeed(link, sprinters, { folder, ...topSpeed }),
    })),
  );
}

/**
 * The folder goes also when a signal ends this process, which ends all that it started.
 * @template Result
 * @param {(folder: string) => Promise<Result>} body
 */
async function withFolder(body) {
  const parent = path.join(root, 'out', 'bench');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(path.join(parent, 'replay-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  const signals = catchSignals((signal) => process.exit(statusOfSignal(signal)));
  try {
    return await body(folder);
  } finally {
    signals.release();
    process.off('exit', remove);
    remove();
  }
}
