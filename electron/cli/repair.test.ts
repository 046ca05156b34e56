import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const command = join(root, 'dist', 'cli', 'gramscope.cjs');

const folder = mkdtempSync(join(tmpdir(), 'gramscope-repair-'));
execFileSync('python3', ['-B', join(root, 'native/test/captures/corpus.py'), folder]);
afterAll(() => rmSync(folder, { recursive: true }));

function repaired(bytes: Uint8Array): { status: number | null; said: string; left: Buffer } {
  const file = join(folder, 'file');
  writeFileSync(file, bytes);
  const { status, stderr } = spawnSync(process.execPath, [command, 'repair', file]);
  return { status, said: String(stderr), left: readFileSync(file) };
}

describe.each(['tunnels.pcapng', 'micro-little.pcap'])('gramscope repair of %s', (name) => {
  const whole = readFileSync(join(folder, name));

  it('takes an unfinished block at the end away', () => {
    const { status, said, left } = repaired(whole.subarray(0, -7));
    expect([status, said]).toEqual([0, expect.stringMatching(/^took \d+ unfinished bytes away/u)]);
    expect(left.length).toBeLessThan(whole.length - 7);
    expect(whole.subarray(0, left.length)).toEqual(left);
    // What is left is what a second repair finds whole.
    expect(repaired(left).said).toContain('nothing to repair');
  });

  it('leaves a whole file as it is', () => {
    const { status, said, left } = repaired(whole);
    expect([status, said]).toEqual([0, expect.stringContaining('nothing to repair')]);
    expect(left).toEqual(whole);
  });

  it('leaves what is compressed as it is, and says what helps', () => {
    const zipped = gzipSync(whole.subarray(0, -7));
    const { status, said, left } = repaired(zipped);
    expect([status, said]).toEqual([1, expect.stringContaining('gramscope export')]);
    expect(left).toEqual(zipped);
  });
});

describe('gramscope repair', () => {
  it('leaves damage elsewhere as it is, and says what helps', () => {
    const bytes = Buffer.from(readFileSync(join(folder, 'tunnels.pcapng')));
    bytes.fill(0xff, 1000, 1500);
    const { status, said, left } = repaired(bytes);
    expect([status, said]).toEqual([1, expect.stringContaining('not at its end')]);
    expect(left).toEqual(bytes);
  });

  it('leaves what is no capture file as it is', () => {
    const text = Buffer.from('these are notes');
    const { status, said, left } = repaired(text);
    expect([status, said]).toEqual([1, expect.stringContaining('neither a pcapng nor a pcap')]);
    expect(left).toEqual(text);
  });
});
