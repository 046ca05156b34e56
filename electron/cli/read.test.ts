import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const command = join(root, 'dist', 'cli', 'gramscope.cjs');

const folder = mkdtempSync(join(tmpdir(), 'gramscope-read-'));
execFileSync('python3', ['-B', join(root, 'native/test/captures/corpus.py'), folder]);
const plain = join(folder, 'micro-little.pcap');

afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

/** Each kind with a tool of its own, or none that is needed. */
const kinds: Record<string, () => string> = {
  plain: () => plain,
  gzip: () => write('whole.gz', gzipSync(readFileSync(plain))),
  'gzip of two members': () => {
    const content = readFileSync(plain);
    const half = content.length / 2;
    return write(
      'two.gz',
      Buffer.concat([gzipSync(content.subarray(0, half)), gzipSync(content.subarray(half))]),
    );
  },
  zstd: () => write('whole.zst', storedZstandard(readFileSync(plain))),
};

/** RFC 8878, 3.1.1: a skippable frame, and one with blocks that are not compressed. */
function storedZstandard(content: Buffer): Buffer {
  const blocks: Buffer[] = [];
  for (let at = 0; at < content.length; at += 500) {
    const block = content.subarray(at, at + 500);
    const header = Buffer.alloc(3);
    header.writeUIntLE((block.length << 3) | (at + 500 >= content.length ? 1 : 0), 0, 3);
    blocks.push(header, block);
  }
  const skippable = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);
  return Buffer.concat([skippable, Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x50]), ...blocks]);
}

async function read(args: string[], input?: Uint8Array) {
  const child = spawn(process.execPath, [command, 'read', ...args]);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [status] = await once(child, 'close');
  return { status, stdout, stderr };
}

describe('gramscope read', () => {
  it('prints one JSON object a datagram with exactly the documented fields', async () => {
    const { stdout, status, stderr } = await read([plain, '--format', 'jsonl']);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(30);
    expect(lines[1]).toBe(
      '{"number":2,"time":"1700000001.123457000","socket":"if 0","src":"10.0.0.1","srcPort":1000,' +
        '"dst":"10.0.0.2","dstPort":2000,"ttl":64,"length":8,"payload":"ZnJhbWUgMXk=","frame":2}',
    );
    expect(status).toBe(0);
    expect(stderr).toBe('30 frames, 30 datagrams, 0 other frames\n');
  });

  it('prints CSV and text', async () => {
    const csv = (await read([plain, '--format', 'csv'])).stdout.split('\n');
    expect(csv[0]).toBe('number,time,socket,src,srcPort,dst,dstPort,ttl,length,payload,frame');
    expect(csv[2]).toBe(
      '2,1700000001.123457000,if 0,10.0.0.1,1000,10.0.0.2,2000,64,8,ZnJhbWUgMXk=,2',
    );
    expect((await read([plain])).stdout).toContain(
      '10.0.0.1:1000 > 10.0.0.2:2000  ttl 64  8 bytes  frame 1y\n',
    );
  });

  it.each(Object.keys(kinds))(
    'reads a %s file by its name and from standard input',
    async (kind) => {
      const file = kinds[kind]?.() ?? '';
      expect(await read([file, '--count'])).toMatchObject({ status: 0, stdout: '30\n' });
      const piped = await read(['-', '--count'], readFileSync(file));
      expect(piped).toMatchObject({ status: 0, stdout: '30\n' });
    },
  );

  it.each([
    ['gzip', 'gzip', 900],
    ['zstd', 'zstd', 1500],
  ])('reads what a cut %s file still has, and says so', async (kind, word, size) => {
    const whole = readFileSync(kinds[kind]?.() ?? '');
    const content = kind === 'gzip' ? gzipSync(readFileSync(plain), { level: 0 }) : whole;
    const { status, stdout, stderr } = await read(['-', '--count'], content.subarray(0, size));
    expect(Number(stdout)).toBeGreaterThan(5);
    expect(Number(stdout)).toBeLessThan(30);
    expect(status).toBe(0);
    expect(stderr.match(/^gramscope: /gmu)).toHaveLength(1);
    expect(stderr).toContain(`the ${word} data is damaged or cut short`);
  });

  it('refuses a zstd frame that asks for too much memory', async () => {
    const frame = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa0, 1, 0, 0, 0, 0, 0]);
    const { status, stderr } = await read([write('large.zst', frame)]);
    expect(status).toBe(1);
    expect(stderr).toContain('a window of 1073741824 bytes, 134217728 is the most');
  });

  it('tells all damage in one message', async () => {
    const content = readFileSync(join(folder, 'tunnels.pcapng'));
    const garbage = Buffer.alloc(100, 0x5a);
    const damaged = write('damaged.pcapng', Buffer.concat([content, garbage, content, garbage]));
    const { status, stdout, stderr } = await read([damaged, '--count']);
    const whole = await read([join(folder, 'tunnels.pcapng'), '--count']);
    expect(Number(stdout)).toBe(2 * Number(whole.stdout));
    expect(status).toBe(0);
    expect(stderr).toContain(`is damaged at byte ${content.length}: `);
    expect(stderr).toContain(', and 1 more place.');
    expect(stderr).toContain('200 bytes were passed over.');
  });

  it('ends when nobody reads any more', async () => {
    const long = join(folder, 'long.pcap');
    copyFileSync(plain, long);
    const records = readFileSync(plain).subarray(24);
    writeFileSync(long, Buffer.concat(Array.from({ length: 500 }, () => records)), { flag: 'a' });
    const { status, stderr } = await new Promise<{ status: number | null; stderr: string }>(
      (resolve) => {
        const child = spawn('bash', ['-c', `node "${command}" read "${long}" | head -n 1`]);
        let text = '';
        child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
        child.on('close', (code) => resolve({ status: code, stderr: text }));
      },
    );
    expect(status).toBe(0);
    expect(stderr).not.toContain('Error');
  });

  it.each([
    ['nosuch.pcap', 'there is no such file'],
    ['.', 'it is a folder'],
    ['corpus.txt', 'it is neither a pcapng nor a pcap file'],
  ])('refuses %s in words that help', async (name, reason) => {
    write('corpus.txt', Buffer.from('text'));
    const { status, stdout, stderr } = await read([join(folder, name)]);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(reason);
  });
});
