import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const command = join(root, 'dist', 'cli', 'gramscope.cjs');

const folder = mkdtempSync(join(tmpdir(), 'gramscope-export-'));
const corpus = join(folder, 'corpus');
mkdirSync(corpus);
execFileSync('python3', ['-B', join(root, 'native/test/captures/corpus.py'), corpus]);
const tunnels = join(corpus, 'tunnels.pcapng');

afterAll(() => rmSync(folder, { recursive: true }));

let folders = 0;

/** A path in a folder of its own, so that what else is in it can be seen. */
function place(name: string): string {
  const inside = join(folder, String((folders += 1)));
  mkdirSync(inside);
  return join(inside, name);
}

function neighbours(file: string): string[] {
  return readdirSync(join(file, '..'));
}

async function gramscope(args: string[], input?: Uint8Array) {
  const child = spawn(process.execPath, [command, ...args]);
  const chunks: Buffer[] = [];
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [status] = await once(child, 'close');
  return { status, stdout: Buffer.concat(chunks), stderr };
}

async function exported(source: string, name: string, ...options: string[]): Promise<string> {
  const target = place(name);
  const { status, stderr } = await gramscope(['export', source, '--to', target, ...options]);
  expect(stderr).not.toContain('gramscope:');
  expect(status).toBe(0);
  return target;
}

async function read(file: string, format = 'jsonl'): Promise<string> {
  return (await gramscope(['read', file, '--format', format])).stdout.toString();
}

/** The payloads of a file, in order. */
async function payloads(file: string): Promise<string[]> {
  const lines = (await read(file)).split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line).payload);
}

const pcapngs = readdirSync(corpus).filter((name) => name.endsWith('.pcapng'));

describe('gramscope export', () => {
  it.each(pcapngs)('writes all of %s byte for byte', async (name) => {
    const target = await exported(join(corpus, name), 'all.pcapng');
    expect(readFileSync(target).equals(readFileSync(join(corpus, name)))).toBe(true);
    expect(neighbours(target)).toEqual(['all.pcapng']);
  });

  it.each(['nano-big.pcap', 'swapped-little.pcap', 'modified-big.pcap'])(
    'makes pcapng and pcap of %s with the same datagrams at the same times',
    async (name) => {
      const source = join(corpus, name);
      for (const target of ['all.pcapng', 'all.pcap']) {
        expect(await read(await exported(source, target))).toBe(await read(source));
      }
    },
  );

  it.each(['csv', 'jsonl'])('writes as %s what read prints', async (format) => {
    const target = await exported(tunnels, `all.${format}`);
    const printed = await read(tunnels, format);
    expect(readFileSync(target, 'utf8')).toBe(printed);
    const compressed = await exported(tunnels, `all.${format}.gz`);
    expect(gunzipSync(readFileSync(compressed)).toString()).toBe(printed);
  });

  it('writes a range of datagrams', async () => {
    const all = await payloads(tunnels);
    for (const name of ['part.pcapng', 'part.pcap']) {
      const target = await exported(tunnels, name, '--from', '10', '--until', '12');
      expect(await payloads(target)).toEqual(all.slice(9, 12));
    }
    const lines = await exported(tunnels, 'part.jsonl', '--from', '10', '--until', '12');
    expect(readFileSync(lines, 'utf8').match(/^\{"number":\d+/gmu)).toEqual(
      [10, 11, 12].map((number) => `{"number":${number}`),
    );
  });

  it.each([
    'fragments4.pcapng',
    'fragments6.pcapng',
    'fragmented-tunnels.pcapng',
    'overlaps4.pcapng',
  ])('writes each datagram of %s with all its fragments', async (name) => {
    const source = join(corpus, name);
    const all = await payloads(source);
    for (const number of [1, 2, all.length]) {
      const part = await exported(
        source,
        'one.pcapng',
        '--from',
        `${number}`,
        '--until',
        `${number}`,
      );
      expect(await payloads(part)).toContain(all[number - 1]);
      expect(statSync(part).size).toBeLessThan(statSync(source).size);
    }
  });

  it('reads standard input and writes to standard output', async () => {
    const content = readFileSync(tunnels);
    const copy = await gramscope(['export', '-', '--to', '-', '--format', 'pcapng'], content);
    expect(copy.stdout.equals(content)).toBe(true);
    const zipped = await gramscope(
      ['export', '-', '--to', '-', '--format', 'csv'],
      gzipSync(content),
    );
    expect(zipped.stdout.toString()).toBe(await read(tunnels, 'csv'));
  });

  it('writes what can be read of a damaged file, and says that it is damaged', async () => {
    const content = readFileSync(tunnels);
    const damaged = place('damaged.pcapng');
    writeFileSync(
      damaged,
      Buffer.concat([content, Buffer.alloc(100, 0x5a), content.subarray(0, -7)]),
    );
    const target = place('whole.pcapng');
    const { status, stderr } = await gramscope(['export', damaged, '--to', target]);
    expect(status).toBe(0);
    expect(stderr).toContain(`is damaged at byte ${content.length}: `);
    expect(await read(target)).toBe(await read(damaged));
    expect((await gramscope(['read', target])).stderr).not.toContain('damaged');
  });

  it('keeps a file that is there unless it may be replaced', async () => {
    const target = place('there.csv');
    writeFileSync(target, 'precious');
    const refused = await gramscope(['export', tunnels, '--to', target]);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('exists already, and is kept');
    expect(readFileSync(target, 'utf8')).toBe('precious');
    const linked = join(target, '..', 'link.csv');
    symlinkSync(target, linked);
    await gramscope(['export', tunnels, '--to', linked, '--overwrite']);
    expect(readFileSync(target, 'utf8')).toBe(await read(tunnels, 'csv'));
    expect(neighbours(target)).toEqual(['link.csv', 'there.csv']);
  });

  it('is not for everybody to read', async () => {
    expect(statSync(await exported(tunnels, 'all.pcapng')).mode & 0o007).toBe(0);
  });

  it('refuses to replace the file that it reads, by whatever name', async () => {
    const source = place('source.pcapng');
    copyFileSync(tunnels, source);
    const other = join(source, '..', 'other.pcapng');
    symlinkSync(source, other);
    const { status, stderr } = await gramscope(['export', source, '--to', other, '--overwrite']);
    expect(status).toBe(1);
    expect(stderr).toContain('is the file that is read');
    expect(readFileSync(source).equals(readFileSync(tunnels))).toBe(true);
  });

  it.each([
    ['/nosuch/out.csv', 'there is no folder /nosuch'],
    ['/dev/null', 'what is there is no file'],
    ['/proc/out.pcapng', 'could not be made'],
    [tmpdir(), 'it is a folder'],
    ['/dev/full/out.pcapng', 'there is no folder'],
  ])('says why %s cannot be written', async (target, reason) => {
    const options = ['--overwrite', '--format', 'csv'];
    const { status, stderr } = await gramscope(['export', tunnels, '--to', target, ...options]);
    expect(status).toBe(1);
    expect(stderr).toContain(reason);
    expect(stderr).not.toContain('    at ');
  });

  it.skipIf(process.getuid?.() === 0)('says that a folder may not be written to', async () => {
    const target = place('out.pcapng');
    chmodSync(join(target, '..'), 0o500);
    const { stderr } = await gramscope(['export', tunnels, '--to', target]);
    expect(stderr).toContain('writing there is not permitted');
  });

  it('makes nothing of what is no capture file', async () => {
    const target = place('out.pcapng');
    const { status, stderr } = await gramscope(['export', command, '--to', target]);
    expect(status).toBe(1);
    expect(stderr).toContain('it is neither a pcapng nor a pcap file');
    expect(neighbours(target)).toEqual([]);
  });

  it.each(['out.pcapng', 'out.csv', 'out.csv.gz', 'out.pcap.gz'])(
    'leaves nothing of %s behind when it is stopped',
    async (name) => {
      const target = place(name);
      // The end of the input never comes: it waits for that when it is stopped.
      const child = spawn(process.execPath, [command, 'export', '-', '--to', target]);
      child.stdin.on('error', () => undefined);
      child.stdin.write(readFileSync(tunnels));
      await begun(target);
      child.kill('SIGINT');
      let stderr = '';
      child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
      const [status] = await once(child, 'close');
      expect(status).toBe(1);
      expect(stderr).toContain('was not written: cancelled');
      expect(neighbours(target)).toEqual([]);
    },
  );
});

/** Resolves once something lies beside the target. */
async function begun(target: string): Promise<void> {
  const { watch } = await import('node:fs/promises');
  const watching = watch(join(target, '..'));
  if (neighbours(target).length > 0) return;
  for await (const _ of watching) if (neighbours(target).length > 0) return;
}
