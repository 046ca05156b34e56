// @ts-check
/**
 * `npm run bench -- record`: the same load, at the full speed of a sendmmsg loop, recorded by a bare C
 * recvmmsg-to-file program, by `gramscope listen --write`, and, where they are installed and permitted, by
 * dumpcap and tcpdump on the loopback interface; in turn, several times. Reports the share lost, and the
 * CPU time of the recording process for each datagram in the file.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { compilePeer, median, output, root } from './measure.mjs';

const SIZES = [64, 300, 1400];
const ROUNDS = 5;
const COUNT = 1_000_000;
const RECEIVE_BUFFER = String(4 << 20);
/** Of those that listen on an interface, and so on no port of their own. */
const PORT = '47001';

/**
 * @typedef {object} Recorder
 * @property {(file: string) => { program: string, args: string[] }} command
 * @property {'stdout' | 'stderr'} ready the stream that tells when it records
 * @property {(line: string) => string | undefined} port from a line of it
 * @property {NodeJS.Signals | undefined} end undefined: at the end of its standard input
 * @property {(file: string) => number} count datagrams in the file
 */

export async function record() {
  const sender = compilePeer('send');
  const folder = mkdtempSync(path.join(tmpdir(), 'gramscope-bench-'));
  try {
    const recorders = recordersOf();
    const results = [];
    for (const size of SIZES) {
      const runs = Object.keys(recorders).map((name) => ({ name, lost: [0], cpu: [0] }));
      for (const run of runs) run.lost.length = run.cpu.length = 0;
      for (let round = 0; round < ROUNDS; round += 1) {
        console.error(`record: ${size} bytes, round ${round + 1} of ${ROUNDS}`);
        for (const [index, recorder] of Object.values(recorders).entries()) {
          const { kept, cpuNs } = await measure(recorder, path.join(folder, 'file'), (port) =>
            output({ program: sender, args: [port, String(COUNT), String(size)] }),
          );
          runs[index]?.lost.push(1 - kept / COUNT);
          runs[index]?.cpu.push(cpuNs / kept);
        }
      }
      results.push({ size, recorders: summarise(runs) });
    }
    return { bench: 'record', count: COUNT, rounds: ROUNDS, unit: 'medians', results };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @returns {Record<string, Recorder>} */
function recordersOf() {
  const cli = path.join(root, 'dist', 'cli', 'gramscope.cjs');
  /** @type {Record<string, Recorder>} */
  const recorders = {
    c: {
      command: (file) => ({ program: compilePeer('record'), args: [RECEIVE_BUFFER, file] }),
      ready: 'stdout',
      port: (line) => /^ready (\d+)$/u.exec(line)?.[1],
      end: undefined,
      count: countOfC,
    },
    ours: {
      command: (file) => ({
        program: process.execPath,
        args: [cli, 'listen', 'udp://127.0.0.1:0', '--write', file, '--overwrite'],
      }),
      ready: 'stderr',
      port: (line) => /listening on udp:\/\/127\.0\.0\.1:(\d+)/u.exec(line)?.[1],
      end: 'SIGINT',
      count: (file) =>
        Number(spawnSync(process.execPath, [cli, 'read', file, '--count']).stdout.toString()),
    },
  };
  const filter = `udp and dst port ${PORT}`;
  if (isInstalled('dumpcap')) {
    recorders['dumpcap'] = sniffer('dumpcap', (file) => [
      '-q',
      '-i',
      'lo',
      '-f',
      filter,
      '-w',
      file,
    ]);
  }
  if (isInstalled('tcpdump')) {
    recorders['tcpdump'] = sniffer('tcpdump', (file) => {
      const options = ['-Z', 'root', '-i', 'lo', '-w', file];
      return [...options, ...filter.split(' ')];
    });
  }
  return recorders;
}

/**
 * @param {string} program
 * @param {(file: string) => string[]} args
 * @returns {Recorder}
 */
function sniffer(program, args) {
  return {
    command: (file) => ({ program, args: args(file) }),
    ready: 'stderr',
    port: (line) => (/^File: |listening on/u.test(line) ? PORT : undefined),
    end: 'SIGINT',
    count: (file) =>
      Number(/packets:\s+(\d+)/u.exec(spawnSync('capinfos', ['-Mc', file]).stdout.toString())?.[1]),
  };
}

/** @param {string} program */
function isInstalled(program) {
  const has = spawnSync(program, ['--version']).error === undefined && process.getuid?.() === 0;
  if (!has) console.error(`record: without ${program}, which is not installed or not permitted`);
  return has;
}

/** The records of bench/peers/record.c. @param {string} file */
function countOfC(file) {
  const bytes = readFileSync(file);
  let count = 0;
  for (let at = 0; at < bytes.length; at += 16 + bytes.readUInt32LE(at + 8)) count += 1;
  return count;
}

/**
 * @param {Recorder} recorder
 * @param {string} file
 * @param {(port: string) => Promise<unknown>} load
 */
async function measure(recorder, file, load) {
  // What the one before left to the system to write, it would write during this one.
  rmSync(file, { force: true });
  spawnSync('sync');
  const { program, args } = recorder.command(file);
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = once(child, 'close');
  child[recorder.ready === 'stdout' ? 'stderr' : 'stdout'].resume();
  const port = await readPort(recorder, child[recorder.ready]);
  child[recorder.ready].resume();
  // What it does to get started is not what is measured.
  await setTimeout(300);
  const before = cpuNsOf(child.pid ?? 0);
  await load(port);
  await setTimeout(1500);
  const cpuNs = cpuNsOf(child.pid ?? 0) - before;
  if (recorder.end === undefined) child.stdin.end();
  else child.kill(recorder.end);
  await ended;
  return { kept: recorder.count(file), cpuNs };
}

/**
 * @param {Recorder} recorder
 * @param {import('node:stream').Readable} stream
 */
async function readPort(recorder, stream) {
  for await (const line of createInterface({ input: stream })) {
    const port = recorder.port(line);
    if (port !== undefined) return port;
  }
  throw new Error('the recorder ended before it recorded');
}

/** Nanoseconds on a processor, all threads together. @param {number} pid */
function cpuNsOf(pid) {
  const tasks = readdirSync(`/proc/${pid}/task`);
  const times = tasks.map((task) => readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8'));
  return times.reduce((sum, text) => sum + Number(text.split(' ')[0]), 0);
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
