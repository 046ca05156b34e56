import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import type { FileDatagram } from './file-datagram';
import { explainDamage, LogFile } from './log-file';

const corpus = join(import.meta.dirname, '../../../native/test/captures/corpus.py');
const folder = mkdtempSync(join(tmpdir(), 'gramscope-truncated-'));
execFileSync('python3', ['-B', corpus, folder]);

/** Sections in both byte orders, interfaces of many link types, and all kinds of blocks. */
const content = Buffer.concat(
  ['blocks.pcapng', 'links.pcapng'].map((name) => readFileSync(join(folder, name))),
);
const file = join(folder, 'truncated');

afterAll(() => rmSync(folder, { recursive: true }));

interface Outcome {
  datagrams: FileDatagram[];
  /** Empty where nothing is wrong. */
  message: string;
}

async function read(bytes: Uint8Array): Promise<Outcome> {
  writeFileSync(file, bytes);
  const opened = await LogFile.open('it', file);
  if (!opened.ok) throw new Error(opened.error.message);
  const log = opened.value;
  try {
    const progress = await log.native.indexed();
    const damage = explainDamage(log.name, progress);
    return {
      datagrams: log.datagrams(1, progress.datagrams),
      message: damage.ok ? '' : damage.error.message,
    };
  } finally {
    log.close();
  }
}

/** Blocks that Wireshark counts as frames: packets of three kinds, and what has no packet. */
const frameBlocks = new Set([2, 3, 6, 9, 0xbad, 0x40000bad, 0x204, 0x216, 0x221]);

interface Block {
  end: number;
  /** Frames up to its end. */
  frames: number;
}

function blocksOf(bytes: Buffer): Block[] {
  const blocks: Block[] = [];
  let isBig = false;
  let frames = 0;
  for (let at = 0; at < bytes.length; at = blocks.at(-1)?.end ?? bytes.length) {
    if (bytes.readUInt32BE(at) === 0x0a0d0d0a) isBig = bytes[at + 8] === 0x1a;
    const number = (where: number) =>
      isBig ? bytes.readUInt32BE(where) : bytes.readUInt32LE(where);
    if (frameBlocks.has(number(at))) frames += 1;
    blocks.push({ end: at + number(at + 4), frames });
  }
  return blocks;
}

/** Numbers below `limit` that look random, the same in each run (Numerical Recipes' generator). */
function draw(count: number, limit: number): number[] {
  let state = 20_260_101;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  });
}

const whole = await read(content);
const blocks = blocksOf(content);

/** What a file should give that ends there. */
function expectedAt(size: number): Outcome {
  const last = blocks.findLast(({ end }) => end <= size) ?? { end: 0, frames: 0 };
  const datagrams = whole.datagrams.filter(({ frame }) => frame <= last.frames);
  return { datagrams, message: messageAt(size, last.end) };
}

function messageAt(size: number, end: number): string {
  if (size === 0) return 'it: it is empty.';
  // Less shows neither the byte order of a section nor a whole pcap header.
  if (size < 12) return 'it: it is neither a pcapng nor a pcap file.';
  if (size === end) return '';
  const length = (blocks.find((block) => block.end > size)?.end ?? 0) - end;
  const how =
    size - end < 12
      ? 'the file ends in the middle of a block'
      : `the file ends before this block of ${length} bytes does`;
  return `it is damaged at byte ${end}: ${how}.`;
}

it('has datagrams to lose', () => {
  expect(blocks.at(-1)?.end).toBe(content.length);
  expect(whole.message).toBe('');
  expect(whole.datagrams.length).toBeGreaterThan(100);
});

it(
  'gives all datagrams before the end, wherever that is, and one message',
  { timeout: 60_000 },
  async () => {
    const first = Array.from({ length: 1000 }, (_, size) => size);
    for (const size of [...first, ...draw(200, content.length)]) {
      expect(await read(content.subarray(0, size)), `cut at ${size}`).toEqual(expectedAt(size));
    }
  },
);

it('gives a start of the datagrams where what compresses them is cut, and one message', async () => {
  const compressed = gzipSync(content);
  for (const size of draw(100, compressed.length).filter((cut) => cut > 40)) {
    const { datagrams, message } = await read(compressed.subarray(0, size));
    expect(datagrams, `cut at ${size}`).toEqual(whole.datagrams.slice(0, datagrams.length));
    expect(message).toMatch(
      /^it: the gzip data is damaged or cut short near its byte \d+: [^.]+\.$/u,
    );
  }
});
