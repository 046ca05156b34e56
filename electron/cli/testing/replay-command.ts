import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { writeCaptureFile } from '../../../native/lib/testing/capture-file';
import type { ReplayReport } from '../../contract';

export const command = join(import.meta.dirname, '..', '..', '..', 'dist', 'cli', 'gramscope.cjs');

/** Microseconds since 1970-01-01 UTC. */
const start = 1_700_000_000_000_000;

/** A datagram each millisecond, from ports 21000 to 21002, to 192.0.2.2:2000 and 10.1.2.3:2001 in turn. */
export function writeNumbered(path: string, count: number): string {
  writeCaptureFile(
    path,
    Array.from({ length: count }, (_, at) => ({
      time: start + at * 1000,
      sourcePort: 21_000 + (at % 3),
      destination: at % 2 === 0 ? '192.0.2.2' : '10.1.2.3',
      destinationPort: 2000 + (at % 2),
      payload: `number ${at + 1}`,
    })),
  );
  return path;
}

/** The payloads of writeNumbered(), both included. */
export function numbers(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, at) => `number ${first + at}`);
}

export function startReplay(args: readonly string[]) {
  return spawn(process.execPath, [command, 'replay', ...args]);
}

/** Resolves once it has ended. */
export async function outcomeOf(child: ReturnType<typeof startReplay>, input?: Uint8Array) {
  const outputs = [text(child.stdout), text(child.stderr)] as const;
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [status] = await once(child, 'close');
  const [stdout, stderr] = await Promise.all(outputs);
  return { status, stdout, stderr };
}

/** Of the last line of `--json`. */
export function reportOf(stdout: string): ReplayReport {
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '').report;
}
