import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './application';

const run = promisify(execFile);

/** A datagram as the command prints it with `--format jsonl`. */
export interface PrintedDatagram {
  number: number;
  src: string;
  srcPort: number | null;
  dst: string;
  dstPort: number | null;
  ttl: number | null;
  length: number;
  /** The payload, decoded. */
  text: string;
  frame: number;
}

/** What `gramscope read` says is in a capture file. */
export async function readWithCommand(file: string): Promise<PrintedDatagram[]> {
  const command = join(root, 'dist', 'cli', 'gramscope.cjs');
  const args = [command, 'read', file, '--format', 'jsonl'];
  const { stdout } = await run(process.execPath, args, { maxBuffer: 1 << 28 });
  return stdout.split('\n').filter(Boolean).map(readLine);
}

function readLine(line: string): PrintedDatagram {
  const { payload, ...rest } = JSON.parse(line);
  return { ...rest, text: Buffer.from(payload, 'base64').toString('utf8') };
}
