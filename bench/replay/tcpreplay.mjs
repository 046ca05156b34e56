// @ts-check
import { spawnSync } from 'node:child_process';

/** @typedef {import('./players.mjs').Absent} Absent */
/** @typedef {import('./players.mjs').Pacer} Pacer */
/** @typedef {import('./players.mjs').Sprinter} Sprinter */

/** @typedef {{ program: string, version: string }} Tcpreplay */

const TIMERS = ['gtod', 'nano', 'select', 'ioport'];
/** It is not to read the disk between two frames, nor to count flows. */
const OPTIONS = ['--preload-pcap', '--no-flow-stats', '--quiet'];

/**
 * Debian's, and those that `GRAMSCOPE_TCPREPLAY` names, paths with colons between.
 * @param {Absent[]} absent gets those that are not installed
 * @returns {Tcpreplay[]}
 */
export function findTcpreplays(absent) {
  const named = process.env['GRAMSCOPE_TCPREPLAY']?.split(':').filter(Boolean) ?? [];
  return ['tcpreplay', ...named].flatMap((program) => {
    const { error, stdout, stderr } = spawnSync(program, ['--version'], { encoding: 'utf8' });
    const version = /version: ([\d.]+)/u.exec(`${stdout}${stderr}`)?.[1];
    if (version !== undefined) return [{ program, version }];
    absent.push({ name: program, why: error?.message ?? 'it tells no version' });
    return [];
  });
}

/**
 * One for each of its timers.
 * @param {Tcpreplay} tcpreplay
 * @param {Absent[]} absent gets those without which it was compiled
 * @returns {Pacer[]}
 */
export function pacersOf({ program, version }, absent) {
  return TIMERS.flatMap((timer) => {
    const name = `tcpreplay ${version}, ${timer}`;
    const why = problemWith(program, timer);
    if (why !== undefined) absent.push({ name, why });
    /** @type {Pacer['play']} */
    const play = ({ file }, limit) => {
      return {
        program,
        args: [...OPTIONS, '--intf1=near', `--timer=${timer}`, `--limit=${limit}`, file],
      };
    };
    return why === undefined ? [{ name, play }] : [];
  });
}

/** @param {Tcpreplay} tcpreplay @returns {Sprinter} */
export function sprinterOf({ program, version }) {
  return {
    name: `tcpreplay ${version}`,
    play: ({ file }) => ({ program, args: [...OPTIONS, '--intf1=near', '--topspeed', file] }),
    result: (text) => {
      const [, sent, seconds] = /Actual: (\d+) packets .* in ([\d.]+) seconds/u.exec(text) ?? [];
      return { sent: Number(sent), achieved: Number(seconds) };
    },
  };
}

/** It looks at the timer before it finds that there is nothing to send. @param {string} program @param {string} timer */
function problemWith(program, timer) {
  const args = ['--intf1=lo', `--timer=${timer}`, '/dev/null'];
  return /not compiled with .*/u.exec(spawnSync(program, args, { encoding: 'utf8' }).stderr)?.[0];
}
