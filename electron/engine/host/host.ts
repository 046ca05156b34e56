import { execFile } from 'node:child_process';
import { open } from 'node:fs/promises';
import { promisify } from 'node:util';

/** More text than any table of a sane machine has; what is beyond is not read. */
const longestText = 8 << 20;

/** Milliseconds after which a command is ended: somebody waits. */
const patience = 5000;

/** What a program printed, or why there is nothing. */
export type Printed =
  | { kind: 'printed'; text: string }
  /** The program is not installed. */
  | { kind: 'missing' }
  /** It refused, mostly for want of privileges; its own words. */
  | { kind: 'refused'; words: string };

/** What this machine tells about itself; tests put another one in its place. */
export interface Host {
  readonly platform: NodeJS.Platform;
  /** The text of a file of the kernel's; null where there is none that we may read. */
  read(path: string): Promise<string | null>;
  /** Runs a program that only looks, in the English of its authors. */
  run(program: string, ...args: string[]): Promise<Printed>;
}

export const thisHost: Host = {
  platform: process.platform,
  read: readText,
  run: async (program, ...args) => {
    const env = { ...process.env, LC_ALL: 'C', PATH: withSystemPaths(process.env['PATH']) };
    const options = { env, timeout: patience, maxBuffer: longestText };
    try {
      const { stdout } = await promisify(execFile)(program, args, options);
      return { kind: 'printed', text: stdout };
    } catch (error) {
      return explain(error);
    }
  },
};

/** Sizes of files in /proc are 0, so what there is shows only when it is read. */
async function readText(path: string): Promise<string | null> {
  try {
    const file = await open(path, 'r');
    try {
      return await readUpTo(file, longestText);
    } finally {
      await file.close();
    }
  } catch {
    return null;
  }
}

async function readUpTo(
  file: { createReadStream: Awaited<ReturnType<typeof open>>['createReadStream'] },
  most: number,
): Promise<string> {
  const parts: Buffer[] = [];
  const stream = file.createReadStream({ end: most - 1, autoClose: false });
  for await (const part of stream as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

/** Programs that look at the network lie where the path of ordinary users often does not lead. */
function withSystemPaths(path: string | undefined): string {
  if (process.platform === 'win32') return path ?? '';
  return [path, '/usr/sbin', '/sbin'].filter(Boolean).join(':');
}

function explain(error: unknown): Printed {
  const { code, stderr, message } = error as Error & { code?: unknown; stderr?: string };
  if (code === 'ENOENT') return { kind: 'missing' };
  const words = (stderr || message).trim().split('\n')[0] ?? '';
  return { kind: 'refused', words: words.slice(0, 300) };
}

/** What a program printed as JSON; null where it printed none. */
export function jsonOf(printed: Printed): unknown {
  if (printed.kind !== 'printed') return null;
  try {
    return JSON.parse(printed.text) as unknown;
  } catch {
    return null;
  }
}
