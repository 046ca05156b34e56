// @ts-check
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { compilePeer, root } from '../measure.mjs';
import { ADDRESS, PORT } from './destination.mjs';
import { findTcpreplays, pacersOf, sprinterOf } from './tcpreplay.mjs';

/** @typedef {import('../measure.mjs').Command} Command */
/** @typedef {import('./capture-file.mjs').Capture} Capture */

/**
 * @typedef {object} Pacer sends a capture with its spacing
 * @property {string} name
 * @property {(capture: Capture, limit: number) => Command} play only the first `limit` datagrams
 */

/**
 * @typedef {object} Sprinter sends a capture as fast as it goes
 * @property {string} name
 * @property {(capture: Capture) => Command} play
 * @property {(output: string) => Sprint} result
 * @property {boolean} [isYardstick]
 */

/** @typedef {{ sent: number, achieved: number }} Sprint Seconds of the sending loop alone. */
/** @typedef {{ name: string, why: string }} Absent */

const CLI = path.join(root, 'dist', 'cli', 'gramscope.cjs');

/** The players that are installed here, and those that are not. */
export function findPlayers() {
  /** @type {Absent[]} */
  const absent = [];
  const tcpreplays = findTcpreplays(absent);
  const hasOurs = canReplay();
  if (!hasOurs) absent.push({ name: 'ours', why: 'the command line has no replay' });
  const pacers = tcpreplays.flatMap((tcpreplay) => pacersOf(tcpreplay, absent));
  return {
    absent,
    pacers: [...pacers, ...pacersInC(), ...(hasOurs ? ourPacers() : [])],
    sprinters: [
      ...sprintersInC(),
      ...tcpreplays.map(sprinterOf),
      ...(hasOurs ? [ourSprinter] : []),
    ],
  };
}

/** @returns {Pacer[]} */
function pacersInC() {
  const program = compilePeer('pace');
  const spinsNs = {
    'c, spins': 1e9,
    'c, spins the last 300 µs': 300_000,
    'c, spins the last 100 µs': 100_000,
    'c, sleeps': 0,
  };
  return Object.entries(spinsNs).map(([name, spinNs]) => ({
    name,
    play: ({ size, intervalNs }, limit) => ({
      program,
      args: [ADDRESS, ...[PORT, limit, size, intervalNs, spinNs].map(String)],
    }),
  }));
}

/** @returns {Sprinter[]} */
function sprintersInC() {
  const program = compilePeer('send-capture');
  return ['connected', 'unconnected'].map((kind) => ({
    name: `c, ${kind}`,
    isYardstick: true,
    play: ({ file }) => ({ program, args: [ADDRESS, String(PORT), file, kind] }),
    result: (output) => JSON.parse(output),
  }));
}

/** @param {readonly string[]} args @returns {Command} */
function replay(...args) {
  return { program: process.execPath, args: [CLI, 'replay', ...args, '--yes', '--json'] };
}

/** @returns {Pacer[]} */
function ourPacers() {
  return ['exact', 'balanced', 'frugal'].map((timing) => ({
    name: `ours, ${timing}`,
    play: ({ file }, limit) => replay(file, '--timing', timing, '--limit', String(limit)),
  }));
}

/** @type {Sprinter} */
const ourSprinter = {
  name: 'ours',
  play: ({ file }) => replay(file, '--top-speed'),
  // After the progress, the last line is the report.
  result: (output) => JSON.parse(output.trim().split('\n').at(-1) ?? '').report,
};

/** Commands that it does not know it answers with the help for all. */
function canReplay() {
  const { stdout } = spawnSync(process.execPath, [CLI, 'replay', '--help'], { encoding: 'utf8' });
  return stdout.includes('gramscope replay FILE');
}
