import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { explainDamage, LogFile } from '../engine';

const root = join(import.meta.dirname, '..', '..');
const command = join(root, 'dist', 'cli', 'gramscope.cjs');
const native = join(root, 'native', 'dist', 'index.cjs');

/** Sends datagrams to the port in its last argument, as fast as it goes, each with its number. */
const SENDER = `
const { dgram } = require(${JSON.stringify(native)});
const messages = Array.from({ length: 64 }, () => ({ payload: Buffer.alloc(200, 'x') }));
const socket = dgram.createSocket('udp4');
let number = 0;
const next = () => {
  for (const { payload } of messages) payload.writeUInt32BE(number++);
  socket.sendMany(messages, next);
};
socket.connect(Number(process.argv[1]), '127.0.0.1', next);
`;

/** Milliseconds after which a datagram is on the disk: what `gramscope listen` leaves it at. */
const FLUSH_INTERVAL = 1000;
/** Milliseconds that a busy machine may be late. */
const LATENESS = 1000;
const TIMES = 20;

const run = promisify(execFile);
const hasCapinfos = await run('capinfos', ['--version']).then(
  () => true,
  () => false,
);
if (!hasCapinfos) console.log('skipped: what capinfos says of killed recordings: there is none');

const folder = mkdtempSync(join(tmpdir(), 'gramscope-killed-'));
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rmSync(folder, { recursive: true }));

function start(...args: string[]): ChildProcess {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  children.push(child);
  return child;
}

/** Records at full speed, and kills within a second of the first MiB on the disk. Returns when, in ms. */
async function recordUntilKilled(file: string): Promise<number> {
  const recording = start(command, 'listen', 'udp://127.0.0.1:0', '--write', file);
  const [said] = (await once(recording.stderr ?? recording, 'data')) as [Buffer];
  const port = /:(\d+)$/mu.exec(said.toString())?.[1] ?? '';
  const sender = start('-e', SENDER, port);
  while (!isRecording(file)) await after(10);
  await after(FLUSH_INTERVAL * Math.random());
  const ended = once(recording, 'close');
  const killed = Date.now();
  recording.kill('SIGKILL');
  sender.kill('SIGKILL');
  await ended;
  return killed;
}

/** Whether more is there than the file begins with. */
function isRecording(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 1 << 20;
}

const ENHANCED_PACKET = 6;
const DROP_COUNT = 4;

/** Walks the blocks: whether the last one is cut, and how many datagrams the kernel dropped before others. */
function inspect(file: string): { isCut: boolean; dropped: number } {
  const bytes = readFileSync(file);
  let dropped = 0;
  let at = 0;
  while (at + 8 <= bytes.length) {
    const end = at + bytes.readUInt32LE(at + 4);
    if (end <= bytes.length && bytes.readUInt32LE(at) === ENHANCED_PACKET) {
      dropped += dropCount(bytes.subarray(at, end));
    }
    at = end;
  }
  return { isCut: at !== bytes.length, dropped };
}

/** The option epb_dropcount of an enhanced packet block; 0 where there is none. */
function dropCount(block: Buffer): number {
  let at = 28 + Math.ceil(block.readUInt32LE(20) / 4) * 4;
  while (at + 8 <= block.length && block.readUInt16LE(at) !== 0) {
    if (block.readUInt16LE(at) === DROP_COUNT) return Number(block.readBigUInt64LE(at + 4));
    at += 4 + Math.ceil(block.readUInt16LE(at + 2) / 4) * 4;
  }
  return 0;
}

/** Reads a file whole: the numbers of its datagrams, the time of the last in ms, what is wrong. */
async function readBack(file: string) {
  const opened = await LogFile.open(file);
  if (!opened.ok) throw new Error(opened.error.message);
  const progress = await opened.value.native.indexed();
  const numbers: number[] = [];
  let time = 0n;
  while (numbers.length < progress.datagrams) {
    const rows = opened.value.native.rows(numbers.length + 1, 65_536, { payloadLimit: 4 });
    numbers.push(...rows.map(({ payload }) => Buffer.from(payload).readUInt32BE()));
    time = rows.at(-1)?.time ?? time;
  }
  opened.value.close();
  const damage = explainDamage(file, progress);
  return {
    numbers,
    time: Number(time / 1_000_000n),
    damage: damage.ok ? '' : damage.error.message,
  };
}

describe('a recording whose process is killed', () => {
  it.each(Array.from({ length: TIMES }, (_, index) => index + 1))(
    'has all but the newest datagrams, time %i',
    { timeout: 30_000 },
    async (time) => {
      const file = join(folder, `${time}.pcapng`);
      const killed = await recordUntilKilled(file);
      const { numbers, time: last, damage } = await readBack(file);
      const { isCut, dropped } = inspect(file);
      expect(numbers.length).toBeGreaterThan(1000);
      expect(killed - last).toBeLessThan(FLUSH_INTERVAL + LATENESS);
      // What is missing in between, the kernel dropped, and the file says so.
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
      const missing = (numbers.at(-1) ?? 0) - (numbers[0] ?? 0) + 1 - new Set(numbers).size;
      expect(missing).toBeLessThanOrEqual(dropped);
      // A block at the very end may be cut, and nothing else.
      expect(damage).toMatch(isCut ? / is damaged at byte \d+: the file ends [^,]*\.$/u : /^$/u);
      const expected = isCut ? 'cut short' : numbers.length;
      expect(hasCapinfos ? await packetsIn(file) : expected).toBe(expected);
      rmSync(file);
    },
  );
});

/** What capinfos makes of a file. */
async function packetsIn(file: string): Promise<number | string> {
  const { stdout, stderr } = await run('capinfos', ['-M', '-c', '-T', '-r', file]).catch(
    (error: { stdout: string; stderr: string }) => error,
  );
  if (stderr.includes('cut short in the middle')) return 'cut short';
  return stderr === '' ? Number(stdout.split('\t')[1]) : stderr;
}
