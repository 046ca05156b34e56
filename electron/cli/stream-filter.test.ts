import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { writeCaptureFile } from '../../native/lib/testing/capture-file';
import { disturbed } from '../../native/lib/testing/media';
import { rtpStream } from '../../native/lib/testing/rtp-stream';
import { defaultRules } from '../engine';
import { announcementOf } from '../contract/testing/announcement';

const command = join(import.meta.dirname, '..', '..', 'dist', 'cli', 'gramscope.cjs');
const folder = mkdtempSync(join(tmpdir(), 'gramscope-cli-streams-'));
const file = join(folder, 'rtp.pcap');
const rules = join(folder, 'rules.json');

/** One packet is lost, and later two together; frame by frame, for nothing else is in the file. */
const arriving = disturbed(rtpStream({ packets: 300 }), { lost: [100, 200, 201] });
writeCaptureFile(
  file,
  arriving.map(({ payload, delay }) => ({
    time: 1_700_000_000_000_000 + delay * 1000,
    destination: '239.1.2.3',
    destinationPort: 5004,
    payload,
  })),
);

/** What comes is 2 s late from the 151st packet on, which a clock rate tells that stands behind all of it. */
const announced = join(folder, 'announced.pcap');
const late = rtpStream({ packets: 300, payloadType: 97, clockRate: 48_000 });
writeCaptureFile(announced, [
  ...late.map(({ payload, delay }, at) => ({
    time: 1_700_000_000_000_000 + (delay + (at < 150 ? 0 : 2000)) * 1000,
    destination: '239.1.2.3',
    destinationPort: 5004,
    payload,
  })),
  {
    destination: '224.2.127.254',
    destinationPort: 9875,
    payload: Buffer.from(announcementOf('239.1.2.3', 5004, 'L24/48000'), 'latin1'),
  },
]);

const enabled = defaultRules.alerts.map((rule) => ({
  ...rule,
  enabled: rule.when.kind === 'threshold',
}));
writeFileSync(rules, JSON.stringify({ ...defaultRules, alerts: enabled }));
afterAll(() => rmSync(folder, { recursive: true }));

async function gramscope(...args: string[]): Promise<{ stdout: string; stderr: string }> {
  return await promisify(execFile)(process.execPath, [command, ...args]);
}

const framesOf = (text: string) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line).frame);

describe('a filter about streams', () => {
  it.each([
    ['gramscope.lost', [101, 200]],
    ['gramscope.lost >= 2', [200]],
    ['gramscope.new_stream or gramscope.lost == 1', [1, 101]],
    ['gramscope.stream != 1', []],
  ])('prints what passes %s', async (filter, frames) => {
    const { stdout } = await gramscope('read', file, '--format', 'jsonl', '-Y', filter);
    expect(framesOf(stdout)).toEqual(frames);
  });

  it('exports what passes', async () => {
    const args = ['--to', '-', '--format', 'jsonl', '-Y', 'gramscope.lost'];
    const { stdout } = await gramscope('export', file, ...args);
    expect(framesOf(stdout)).toEqual([101, 200]);
  });

  it('replays what passes', async () => {
    const args = ['--to', '127.0.0.1', '--dry-run', '--json', '-Y', 'gramscope.lost'];
    const { stdout } = await gramscope('replay', file, ...args);
    expect(JSON.parse(stdout).survey.selected).toBe(2);
  });

  it('goes by the clock rates that the file announces', async () => {
    const args = ['--format', 'jsonl', '-Y', 'gramscope.jitter_alarm'];
    const { stdout } = await gramscope('read', announced, ...args);
    expect(framesOf(stdout)).toEqual([151]);
    const exported = await gramscope('export', announced, '--to', '-', ...args);
    expect(framesOf(exported.stdout)).toEqual([151]);
  });

  it('is refused where it asks what nobody can tell', async () => {
    const reading = gramscope('read', file, '-Y', 'gramscope.lost > udp.port');
    await expect(reading).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('can be compared with numbers alone'),
    });
  });
});

const SEND_RTP = `
import socket, struct, sys
out = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
out.connect(('127.0.0.1', int(sys.argv[1])))
for number in range(1000, 1100):
    if number not in (1040, 1041): out.send(struct.pack('>BBHII', 0x80, 0, number, 160 * number, 7) + bytes(160))
`;

it('is asked of what arrives, and by alert rules', async () => {
  const args = ['listen', 'udp://127.0.0.1:0', '--format', 'jsonl', '--count', '1'];
  const options = ['-Y', 'gramscope.lost', '--rules', rules];
  const child = spawn(process.execPath, [command, ...args, ...options]);
  const lines = createInterface({ input: child.stderr });
  const said: string[] = [];
  lines.on('line', (line) => said.push(line));
  const ended = once(child, 'close');
  const [first] = await once(lines, 'line');
  const [, port = ''] = /:(\d+)$/u.exec(String(first)) ?? [];
  execFileSync('python3', ['-c', SEND_RTP, port]);
  let printed = '';
  for await (const piece of child.stdout) printed += String(piece);
  expect((await ended)[0]).toBe(0);
  const { payload } = JSON.parse(printed);
  expect(Buffer.from(payload, 'base64').readUInt16BE(2)).toBe(1042);
  expect(said.filter((line) => line.startsWith('alert:'))).toEqual(
    expect.arrayContaining([
      'alert: Packets lost: 1 datagram in 1 s',
      'alert: New stream: 1 datagram in 1 s',
      'alert: Losses above the limit: 1 datagram in 1 s',
    ]),
  );
});
