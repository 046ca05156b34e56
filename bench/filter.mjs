// @ts-check
/**
 * `npm run bench -- filter`: queries on capture files of one and of ten million datagrams with 200 bytes of
 * payload, warm, several times in turn: on headers, for bytes that are rare and that are frequent, with a
 * regular expression, on decoded fields, and the counts by time. Beside them `rg` on the whole file, and once, on the smaller
 * file, `tshark -Y`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bundleModule, compilePeer, median, nodePeer, ours } from './measure.mjs';

const PAYLOAD = 200;
const ROUNDS = 5;

/**
 * `rg` is what ripgrep looks for in the whole file; `isSmall` leaves a question out where there are ten
 * millions.
 * @typedef {{ filter: string, rg?: string, isSmall?: true }} Question
 */

/** @type {Record<string, Question>} */
const questions = {
  header: { filter: 'udp.port == 514 && ip.addr == 10.0.3.0/24' },
  'rare bytes': { filter: 'udp.payload contains "xylophone"', rg: 'xylophone' },
  'frequent bytes': { filter: 'udp.payload contains "error"', rg: 'error' },
  pattern: { filter: 'udp.payload matches "error (user|up) "', rg: '(?i)error (user|up) ' },
  // Judged by JavaScript: of every datagram, and of those that the index leaves.
  'decoded field': { filter: 'udp.port == 514 && syslog.hostname == "host7"', isSmall: true },
  'decoded field of few': {
    filter: 'ip.addr == 10.0.3.0/24 && udp.port == 514 && syslog.hostname == "host7"',
  },
};

/** The filter language, for a program outside of this repository. */
let language = '';

export async function filter() {
  language = await bundleModule('electron/engine/filter/judge.ts', 'judge');
  const generator = compilePeer('make-messages');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'gramscope-bench-'));
  try {
    const results = [1_000_000, 10_000_000].map((count) => {
      console.error(`filter: ${count} datagrams`);
      const file = path.join(folder, `${count}.pcap`);
      execFileSync(generator, [file, String(count), String(PAYLOAD)]);
      return measure(file, count, { tshark: count <= 1_000_000 });
    });
    return { bench: 'filter', payload: PAYLOAD, rounds: ROUNDS, unit: 'medians', results };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {string} file
 * @param {number} count of its datagrams
 * @param {{ tshark: boolean }} peers
 */
function measure(file, count, peers) {
  const asked = Object.entries(questions).filter(([, { isSmall }]) => !isSmall || peers.tshark);
  const runs = runOurs(file, asked);
  const answers = asked.map(([name, question]) => {
    const mine = runs[name] ?? [];
    const ms = median(mine.map((run) => run.ms));
    const matches = mine[0]?.matches ?? Number.NaN;
    const answer = {
      name,
      matches,
      ms: round(ms),
      mainThreadLateMs: round(Math.max(...mine.map((run) => run.latenessMs))),
    };
    if (question.rg) {
      // Of what a test of the payload goes through; an index is no bytes a second.
      const payloadGBperSecond = round((count * PAYLOAD) / ms / 1e6);
      Object.assign(answer, { payloadGBperSecond }, againstRipgrep(question.rg, file, ms));
    }
    if (peers.tshark) Object.assign(answer, againstTshark(question.filter, file, ms, matches));
    return answer;
  });
  const buckets = { ms: round(median((runs['buckets'] ?? []).map((run) => run.ms))) };
  const indexing = { ms: round(runs['indexing']?.[0]?.ms ?? Number.NaN) };
  return { datagrams: count, fileBytes: statSync(file).size, indexing, buckets, answers };
}

/** @typedef {{ ms: number, latenessMs: number, matches: number }} Run */

/**
 * @param {string} file
 * @param {[string, Question][]} asked
 * @returns {Record<string, Run[]>} by the names of questions
 */
function runOurs(file, asked) {
  const input = JSON.stringify(
    Object.fromEntries(asked.map(([name, { filter: text }]) => [name, text])),
  );
  const { program, args } = nodePeer('query-in-node.cjs', ours, language, file, String(ROUNDS));
  return JSON.parse(execFileSync(program, args, { input, encoding: 'utf8' }));
}

/** @param {string} pattern @param {string} file @param {number} ms ours */
function againstRipgrep(pattern, file, ms) {
  const theirs = Array.from({ length: ROUNDS }, () =>
    // -c would count lines, of which binary files have few.
    timed('rg', ['-a', '--count-matches', pattern, file]),
  );
  const rgMs = median(theirs.map((run) => run.ms));
  return { rgMs: round(rgMs), againstRg: round(ms / rgMs) };
}

/** @param {string} expression @param {string} file @param {number} ms ours @param {number} matches */
function againstTshark(expression, file, ms, matches) {
  const { ms: tsharkMs, stdout } = timed('tshark', ['-n', '-r', file, '-Y', expression]);
  const theirs = stdout.split('\n').length - 1;
  if (!Number.isNaN(tsharkMs) && theirs !== matches) {
    throw new Error(`${expression}: ${theirs} matches for tshark, ${matches} for us`);
  }
  return { tsharkMs: round(tsharkMs), tsharkAgainstUs: round(tsharkMs / ms) };
}

/** NaN where there is no such program. @param {string} program @param {string[]} args */
function timed(program, args) {
  const begin = performance.now();
  const { error, stdout } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 30 });
  return { ms: error ? Number.NaN : performance.now() - begin, stdout: stdout ?? '' };
}

/** @param {number} value */
function round(value) {
  return Number(value.toPrecision(3));
}
