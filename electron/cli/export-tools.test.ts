import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const command = join(root, 'dist', 'cli', 'gramscope.cjs');
const run = promisify(execFile);

const hasTools = await Promise.all(
  ['tshark', 'editcap', 'capinfos', 'tcpdump'].map((tool) => run(tool, ['--version'])),
).then(
  () => true,
  () => false,
);
if (!hasTools) console.log('skipped: other programs on exports, for tshark or tcpdump is missing');

const folder = mkdtempSync(join(tmpdir(), 'gramscope-export-tools-'));
execFileSync('python3', ['-B', join(root, 'native/test/captures/corpus.py'), folder]);

afterAll(() => rmSync(folder, { recursive: true }));

function made(name: string): string {
  return join(folder, name);
}

async function exported(source: string, target: string, ...options: string[]): Promise<string> {
  const args = [command, 'export', made(source), '--to', made(target), '--overwrite', ...options];
  await run(process.execPath, args);
  return made(target);
}

/** What tshark says of the UDP datagrams of a file, as bytes above IP; the frame numbers differ. */
async function seen(file: string, filter = 'udp && !icmp && !icmpv6'): Promise<string[]> {
  const fields = [
    'frame.time_epoch',
    'ip.src',
    'ipv6.src',
    'udp.srcport',
    'udp.dstport',
    'udp.payload',
  ];
  const columns = fields.flatMap((field) => ['-e', field]);
  const args = ['-r', file, '-o', 'ip.defragment:TRUE', '-Y', filter, '-T', 'fields', ...columns];
  const { stdout } = await run('tshark', args, { maxBuffer: 1 << 28 });
  return stdout.split('\n').filter(Boolean);
}

async function packetsOf(file: string): Promise<string | undefined> {
  const { stdout } = await run('capinfos', ['-c', '-M', file]);
  return /packets: +(\d+)/u.exec(stdout)?.[1];
}

describe.skipIf(!hasTools)('exports and other programs', () => {
  it('keeps what editcap keeps of a range', async () => {
    // Not those with times in powers of two, which editcap rounds.
    const ours = await exported('resolutions.pcapng', 'ours.pcapng', '--from', '4', '--until', '7');
    const theirs = made('theirs.pcapng');
    await run('editcap', ['-r', made('resolutions.pcapng'), theirs, '4-7']);
    expect(await seen(ours)).toEqual(await seen(theirs));
    expect(await seen(ours)).toHaveLength(4);
  });

  it.each([
    'links.pcapng',
    'tunnels.pcapng',
    'fragments6.pcapng',
    'nano-big.pcap',
    'overlaps4.pcapng',
  ])(
    'has the same datagrams of %s behind Ethernet headers, for tcpdump too',
    { timeout: 60_000 },
    async (source) => {
      for (const target of ['ethernet.pcap', 'ethernet.pcapng']) {
        const file = await exported(source, target, '--ethernet');
        expect(await seen(file)).toEqual(await seen(made(source)));
        const { stdout } = await run('capinfos', ['-E', '-c', file]);
        expect(stdout).toMatch(/File encapsulation: +Ethernet/u);
        // Refuses what libpcap does not read to its end.
        await run('tcpdump', ['-n', '-r', file, '-w', made('copy.pcap')]);
        expect(await packetsOf(made('copy.pcap'))).toBe(await packetsOf(file));
      }
    },
  );

  it('makes Ethernet of several link types for pcap, and leaves one link type alone', async () => {
    const mixed = await run('capinfos', ['-E', await exported('links.pcapng', 'mixed.pcap')]);
    expect(mixed.stdout).toMatch(/File encapsulation: +Ethernet/u);
    const one = await run('capinfos', ['-E', await exported('cut.pcapng', 'one.pcap')]);
    expect(one.stdout).toMatch(/File encapsulation: +Raw IP/u);
  });
});
