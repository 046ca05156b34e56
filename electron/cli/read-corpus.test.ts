import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const command = join(root, 'dist', 'cli', 'gramscope.cjs');
const python = join(root, 'native', 'test', 'captures', 'corpus.py');

const run = promisify(execFile);

interface Seen {
  frame: number;
  time: string;
  src: string;
  dst: string;
  ttl: number;
  srcPort: number;
  dstPort: number;
  length: number;
  payload: string;
}

const fields = [
  'frame.number',
  'frame.time_epoch',
  'frame.protocols',
  'udp.srcport',
  'udp.dstport',
  'udp.length',
  'udp.payload',
  'ip.src',
  'ip.dst',
  'ip.ttl',
  'ipv6.src',
  'ipv6.dst',
  'ipv6.hlim',
] as const;

/** All UDP datagrams of a file but those that ICMP errors quote. */
async function seenByTshark(file: string): Promise<Seen[]> {
  const filter = 'udp && !icmp && !icmpv6';
  const columns = fields.flatMap((field) => ['-e', field]);
  const args = ['-r', file, '-o', 'ip.defragment:TRUE', '-Y', filter, '-T', 'fields', ...columns];
  const { stdout } = await run('tshark', args, { maxBuffer: 1 << 28 });
  return stdout.split('\n').filter(Boolean).map(readTshark);
}

function readTshark(line: string): Seen {
  const values = new Map(line.split('\t').map((text, index) => [fields[index], text.split(',')]));
  const all = (field: (typeof fields)[number]) => values.get(field) ?? [];
  const first = (field: (typeof fields)[number]) => all(field)[0] ?? '';
  const layers = first('frame.protocols').split(':');
  const below = layers.slice(0, layers.indexOf('udp'));
  const version = below.findLast((layer) => layer === 'ip' || layer === 'ipv6') ?? 'ip';
  // The header that carries the outermost UDP, which may lie in others.
  const place = below.filter((layer) => layer === version).length - 1;
  const isFour = version === 'ip';
  // Where the header was cut before its length, IP tells it; tshark does not.
  const claimed = first('udp.length') === '' ? Number.NaN : Number(first('udp.length')) - 8;
  const payload = first('udp.payload');
  const length = claimed === -8 ? payload.length / 2 : Math.max(claimed, 0);
  return {
    frame: Number(first('frame.number')),
    time: first('frame.time_epoch') || '0.000000000',
    src: all(isFour ? 'ip.src' : 'ipv6.src')[place] ?? '',
    dst: all(isFour ? 'ip.dst' : 'ipv6.dst')[place] ?? '',
    ttl: Number(all(isFour ? 'ip.ttl' : 'ipv6.hlim')[place]),
    srcPort: Number(first('udp.srcport')),
    dstPort: Number(first('udp.dstport')),
    length,
    // This field has all that IP carries, where dissectors get what the UDP header says.
    payload: Number.isNaN(length) ? payload : payload.slice(0, 2 * length),
  };
}

async function seenByGramscope(file: string): Promise<Seen[]> {
  const args = [command, 'read', file, '--format', 'jsonl'];
  const { stdout } = await run(process.execPath, args, { maxBuffer: 1 << 28 });
  return stdout.split('\n').filter(Boolean).map(readGramscope);
}

function readGramscope(line: string): Seen {
  const { number: _, socket: __, payload, ...seen } = JSON.parse(line);
  return { ...seen, payload: Buffer.from(payload, 'base64').toString('hex') };
}

const hasTshark = await run('tshark', ['--version']).then(
  () => true,
  () => false,
);
if (!hasTshark) console.log('skipped: what tshark says about the corpus, for there is no tshark');

const folder = mkdtempSync(join(tmpdir(), 'gramscope-corpus-'));
execFileSync('python3', ['-B', python, folder]);
if (hasTshark) makeWithTools();

function made(name: string): string {
  return join(folder, name);
}

function tool(name: string, ...args: string[]): void {
  execFileSync(name, args, { stdio: 'ignore' });
}

/** What the tools of Wireshark make of the corpus, and of nothing. */
function makeWithTools(): void {
  const parts = ['tunnels.pcapng', 'micro-big.pcap', 'links.pcapng'].map(made);
  tool('mergecap', '-a', '-w', made('merged.pcapng'), ...parts);
  tool('editcap', '-s', '60', made('merged.pcapng'), made('snapped.pcapng'));
  tool('editcap', '-F', 'nsecpcap', made('fragments4.pcapng'), made('edited.pcap'));
  tool('editcap', '-a', '3:a comment', made('tunnels.pcapng'), made('commented.pcapng'));
  const dump = made('dump.txt');
  writeFileSync(dump, '0000 68 65 6c 6c 6f\n0000 77 6f 72 6c 64\n');
  tool('text2pcap', '-u', '1000,2000', dump, made('text2pcap.pcapng'));
}

afterAll(() => rmSync(folder, { recursive: true }));

describe.skipIf(!hasTshark)('gramscope read and tshark say the same of', () => {
  it.concurrent.each(readdirSync(folder).filter((name) => name !== 'dump.txt'))(
    '%s',
    { timeout: 60_000 },
    async (name) => {
      const file = join(folder, name);
      const [ours, theirs] = await Promise.all([seenByGramscope(file), seenByTshark(file)]);
      // tshark does not tell the length where its field was cut off.
      const hidden = theirs.flatMap(({ length }, index) => (Number.isNaN(length) ? [index] : []));
      for (const index of hidden) Object.assign(ours[index] ?? {}, { length: Number.NaN });
      expect(ours).toEqual(theirs);
      expect(theirs.length).toBeGreaterThan(0);
    },
  );
});
