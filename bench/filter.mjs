// @ts-check
/**
 * `npm run bench -- filter`: queries on capture files of one and of ten million datagrams with 200 bytes of
 * payload, warm, several times in turn: on headers, for bytes that are rare and that are frequent, with a
 * regular expression, and the counts by time. Beside them `rg` on the whole file, and once, on the smaller
 * file, `tshark -Y`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { compilePeer, median, nodePeer, ours } from './measure.mjs';

const PAYLOAD = 200;
const ROUNDS = 5;

/** @typedef {{ predicate: object, tshark: string, rg?: string }} Question */

/** @type {Record<string, Question>} */
const questions = {
  header: {
    predicate: {
      kind: 'and',
      of: [
        { kind: 'port', least: 514, most: 514 },
        { kind: 'address', prefix: '10.0.3.0/24' },
      ],
    },
    tshark: 'udp.port == 514 && ip.addr == 10.0.3.0/24',
  },
  'rare bytes': {
    predicate: { kind: 'contains', bytes: 'xylophone' },
    tshark: 'udp.payload contains "xylophone"',
    rg: 'xylophone',
  },
  'frequent bytes': {
    predicate: { kind: 'contains', bytes: 'error' },
    tshark: 'udp.payload contains "error"',
    rg: 'error',
  },
  pattern: {
    predicate: { kind: 'matches', pattern: 'error (user|up) ' },
    tshark: 'udp.payload matches "error (user|up) "',
    rg: 'error (user|up) ',
  },
};

export async function filter() {
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
  const runs = runOurs(file);
  const answers = Object.entries(questions).map(([name, question]) => {
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
    if (peers.tshark) Object.assign(answer, againstTshark(question.tshark, file, ms, matches));
    return answer;
  });
  const buckets = { ms: round(median((runs['buckets'] ?? []).map((run) => run.ms))) };
  const indexing = { ms: round(runs['indexing']?.[0]?.ms ?? Number.NaN) };
  return { datagrams: count, fileBytes: statSync(file).size, indexing, buckets, answers };
}

/** @typedef {{ ms: number, latenessMs: number, matches: number }} Run */

/** @param {string} file @returns {Record<string, Run[]>} by the names of questions */
function runOurs(file) {
  const predicates = Object.entries(questions).map(([name, { predicate }]) => [name, predicate]);
  const input = JSON.stringify(Object.fromEntries(predicates));
  const { program, args } = nodePeer('query-in-node.cjs', ours, file, String(ROUNDS));
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
