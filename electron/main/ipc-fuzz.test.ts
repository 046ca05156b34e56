import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeCaptureFile } from '../../native/lib/testing/capture-file';
import { problemWith, reason } from '../../native/lib/testing/skipping';
import { fuzzMain, type Fuzzed } from './testing/fuzz/fuzzed-main';
import { messageOf } from './testing/fuzz/message';
import { straceTo, trespasses } from './testing/fuzz/traced';

/** See `npm run fuzz:ipc`. */
const seed = Number(process.env['GRAMSCOPE_IPC_SEED'] ?? 1);
const messages = Number(process.env['GRAMSCOPE_IPC_MESSAGES'] ?? 20_000);

/** Milliseconds; on a busy machine, with room for every message to be the dearest there is. */
const timeout = 120_000 + messages * 10;

/** Milliseconds that nothing may keep the process from answering. */
const longestSilence = 10_000;

/** Bytes that may be in use: the log, its index and what bursts of large messages take. */
const mostMemory = 768 * 1024 * 1024;

let folder = '';

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'gramscope-fuzz-')));
  mkdirSync(join(folder, 'kept'));
  const datagrams = Array.from({ length: 2000 }, (_, at) => ({ payload: `number ${at}` }));
  writeCaptureFile(join(folder, 'given.pcapng'), datagrams);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function expectUnharmed(fuzzed: Fuzzed): void {
  expect(fuzzed.failures, `seed ${seed}`).toEqual([]);
  expect(fuzzed.answered).toBe(messages);
  expect(fuzzed.slowest).toBeLessThan(longestSilence);
  expect(fuzzed.memory.late).toBeLessThan(mostMemory);
  // A fuzz of which everything is refused at the door would prove little.
  expect(fuzzed.codes.get('OK') ?? 0).toBeGreaterThan(messages / 20);
}

function problemOfTracing(): string | undefined {
  const missing = problemWith('strace');
  if (missing !== undefined) return missing;
  try {
    execFileSync(straceTo('/dev/null')[0] ?? '', ['-f', '-o', '/dev/null', 'true']);
    return undefined;
  } catch {
    return 'this system lets no process be traced';
  }
}

const namespace = ['unshare', '-r', '-n', 'sh', '-c', 'ip link set lo up; exec "$0" "$@"'];

function problemOfNamespace(): string | undefined {
  const missing = problemWith('unshare', 'ip');
  if (missing !== undefined) return missing;
  try {
    execFileSync('unshare', ['-r', '-n', 'true'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'this system permits no network namespace';
  }
}

function series(of: number) {
  return Array.from({ length: 50 }, (_, at) => messageOf(of, at));
}

describe('a page that sends random and hostile messages', () => {
  const untraced = problemOfTracing();
  it(
    `reads, writes and opens nothing that nobody asked for, as strace sees it${reason(untraced)}`,
    { timeout, skip: untraced !== undefined },
    async () => {
      const trace = join(folder, 'trace');
      const before = straceTo(trace);
      const fuzzed = await fuzzMain({ seed, messages, answer: 'no', folder, before });
      expectUnharmed(fuzzed);
      expect(trespasses(trace, folder)).toEqual([]);
      expect(fuzzed.codes.get('CONSENT_REFUSED') ?? 0).toBeGreaterThan(0);
    },
  );

  const unconfined = problemOfNamespace();
  it(
    `does no harm beyond that where a person agrees to everything${reason(unconfined)}`,
    { timeout, skip: unconfined !== undefined },
    async () => {
      const wanted = { seed: seed + 1, messages, answer: 'yes', folder } as const;
      const fuzzed = await fuzzMain({ ...wanted, before: namespace });
      expectUnharmed(fuzzed);
      expect(fuzzed.dialogs).toBeGreaterThan(0);
    },
  );

  it('is the same page for the same seed', () => {
    expect(series(seed)).toEqual(series(seed));
    expect(series(seed)).not.toEqual(series(seed + 1));
  });
});
