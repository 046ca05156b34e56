import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeCaptureFile } from '../../native/lib/testing/capture-file';

const command = join(import.meta.dirname, '..', '..', 'dist', 'cli', 'gramscope.cjs');
const folder = mkdtempSync(join(tmpdir(), 'gramscope-cli-filter-'));
const file = join(folder, 'messages.pcap');

/** RTP, version 2, payload type 33, sequence number 7 (RFC 3550, section 5.1). */
const rtp = Buffer.from([
  0x80,
  33,
  0,
  7,
  0,
  0,
  0,
  1,
  0xde,
  0xad,
  0xbe,
  0xef,
  ...Array(188).fill(0x47),
]);

writeCaptureFile(file, [
  { payload: '<11>Oct 11 22:14:15 host su[12]: failed', destinationPort: 514 },
  { payload: '<14>1 2026-01-31T12:00:00Z host app - ID47 - all is well', destinationPort: 5514 },
  { payload: 'plain', destinationPort: 9 },
  { payload: rtp, destinationPort: 5004, destination: '239.1.1.1' },
]);
afterAll(() => rmSync(folder, { recursive: true }));

interface Outcome {
  status: number;
  stdout: string;
  stderr: string;
}

function gramscope(args: readonly string[], input?: Uint8Array): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [command, ...args], (error, stdout, stderr) =>
      resolve({ status: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
    child.stdin?.end(input);
  });
}

const objectsOf = (text: string) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

describe('gramscope read -Y', () => {
  it.each([
    ['syslog', [1, 2]],
    ['failed', [1]],
    ['syslog.level == err and udp.port == 514', [1]],
    ['syslog.appname in {"su", "app"} and not syslog.msgid', [1]],
    ['rtp.seq == 7', [4]],
    ['gramscope.group', [4]],
    ['', [1, 2, 3, 4]],
    ['ipv6', []],
  ])('%s', async (filter, frames) => {
    const { status, stdout } = await gramscope(['read', file, '--format', 'jsonl', '-Y', filter]);
    expect(objectsOf(stdout).map(({ frame }) => frame)).toEqual(frames);
    expect(status).toBe(0);
  });

  it('counts what passes', async () => {
    const { stdout, stderr } = await gramscope(['read', file, '--count', '-Y', 'syslog']);
    expect(stdout).toBe('2\n');
    expect(stderr).toContain('4 datagrams, 2 of them pass the filter');
  });

  it('shows where a filter is wrong, and what may have been meant', async () => {
    const { status, stderr } = await gramscope(['read', file, '-Y', 'ip and udp.prot == 5']);
    expect(stderr).toBe(
      'gramscope: The filter is wrong: there is no field "udp.prot".\n' +
        '  ip and udp.prot == 5\n         ^^^^^^^^\n  Did you mean udp.port?\n',
    );
    expect(status).toBe(2);
  });

  it('marks datagrams for which a regular expression takes too long, and goes on', async () => {
    const slow = join(folder, 'slow.pcap');
    writeCaptureFile(slow, [
      { payload: 'aaa' },
      { payload: `${'a'.repeat(60)}!` },
      { payload: 'a' },
    ]);
    const args = ['read', slow, '--count', '-Y', 'udp.payload matches "^(a+)+$"'];
    const { status, stdout, stderr } = await gramscope(args);
    expect(stdout).toBe('2\n');
    expect(stderr).toContain('not decided 1: a regular expression of the filter took too long');
    expect(status).toBe(0);
  });

  it('reads from standard input', async () => {
    const { stdout } = await gramscope(
      ['read', '-', '--count', '-Y', 'failed'],
      readFileSync(file),
    );
    expect(stdout).toBe('1\n');
  });
});

describe('gramscope export -Y', () => {
  it('writes what passes, within the range', async () => {
    const to = join(folder, 'part.jsonl');
    const args = ['export', file, '--to', to, '-Y', 'syslog or rtp', '--until', '3'];
    const { status, stderr } = await gramscope(args);
    expect(stderr).toContain('wrote 2 datagrams');
    expect(objectsOf(readFileSync(to, 'utf8')).map(({ frame }) => frame)).toEqual([1, 2]);
    expect(status).toBe(0);
  });
});

describe('--decode', () => {
  it('puts syslog and other payloads behind the fields', async () => {
    const { stdout } = await gramscope(['read', file, '--format', 'jsonl', '--decode', 'auto']);
    const [first, second, third, fourth] = objectsOf(stdout);
    expect(first.syslog).toMatchObject({ format: 'rfc3164', hostname: 'host', procid: '12' });
    expect(second.syslog).toMatchObject({ format: 'rfc5424', msgid: 'ID47', severity: 6 });
    expect(Object.keys(third)).not.toContain('syslog');
    expect(fourth.decoded).toMatchObject({ protocol: 'RTP', fields: { 'rtp.seq': 7 } });
  });

  it('takes everything for syslog where that is asked', async () => {
    const { stdout } = await gramscope(['read', file, '--format', 'jsonl', '--decode', 'syslog']);
    expect(objectsOf(stdout).map(({ syslog }) => syslog.format)).toEqual([
      'rfc3164',
      'rfc5424',
      'none',
      'none',
    ]);
  });

  it('understands times as of a zone where that is asked, and keeps them as sent', async () => {
    const zoned = ['--format', 'jsonl', '--decode', 'auto', '--zone', '+02:00'];
    const { stdout } = await gramscope(['read', file, ...zoned]);
    const [first, second] = objectsOf(stdout);
    const year = new Date(1000 * Number(first.time)).getUTCFullYear();
    const years = new Set([year - 1, year, year + 1]);
    expect(first.syslog).toMatchObject({
      timestamp: '--10-11T22:14:15',
      assumed: { zone: '+02:00', year: expect.toSatisfy((each) => years.has(each)) },
    });
    expect(first.syslog.time).toBe(`${first.syslog.assumed.year}-10-11T20:14:15Z`);
    expect(second.syslog.time).toBe('2026-01-31T12:00:00Z');
    expect(Object.keys(second.syslog)).not.toContain('assumed');
  });

  it('stands in place of the payload in text', async () => {
    const { stdout } = await gramscope(['read', file, '--decode', 'auto']);
    const [first, second] = stdout.split('\n');
    expect(first).toMatch(/user\.err --10-11T22:14:15 host su\[12\]: failed$/u);
    expect(second).toMatch(/user\.info 2026-01-31T12:00:00Z host app: ID47 all is well$/u);
  });
});

describe('gramscope decode', () => {
  it('prints an object for each line', async () => {
    const { status, stdout } = await gramscope(['decode'], Buffer.from('<13>su: a\n\nno syslog\n'));
    const [first, ...others] = objectsOf(stdout);
    expect(Object.keys(first)).toEqual([
      'format',
      'facility',
      'severity',
      'appname',
      'message',
      'fields',
      'problems',
    ]);
    expect(first).toMatchObject({ facility: 1, severity: 5, appname: 'su', message: 'a' });
    expect(others.map(({ format }) => format)).toEqual(['none', 'none']);
    expect(status).toBe(0);
  });

  it('takes any byte as JSON and as base64', async () => {
    const bytes = Buffer.from([...Buffer.from('<13>su: '), 0xff, 0x0a, 0xc3, 0xa4, 0x62]);
    const json = JSON.stringify('<13>su: \udcff\n\udcc3\udca4b');
    const asJson = await gramscope(['decode', '--json'], Buffer.from(`${json}\n`));
    const asBase64 = await gramscope(['decode', '--base64'], Buffer.from(bytes.toString('base64')));
    expect(objectsOf(asJson.stdout)[0].message).toBe('\\xff\näb');
    expect(asBase64.stdout).toBe(asJson.stdout);
  });

  it('reads the text in the charset that is asked', async () => {
    const input = Buffer.from([...Buffer.from('<13>su: '), 0xe4, 0x0a]);
    const { stdout } = await gramscope(['decode', '--charset', 'latin1'], input);
    expect(objectsOf(stdout)[0].message).toBe('ä');
  });

  it('understands times as of the zone that is asked', async () => {
    const input = Buffer.from('<13>Jul  1 2026 12:00:00.25 host su: x\n<13>su: no time\n');
    const { stdout } = await gramscope(['decode', '--zone', 'Europe/Zurich'], input);
    const [timed, timeless] = objectsOf(stdout);
    expect(timed).toMatchObject({
      timestamp: '2026-07-01T12:00:00.25',
      time: '2026-07-01T10:00:00.25Z',
      assumed: { zone: 'Europe/Zurich' },
    });
    expect(Object.keys(timeless)).not.toContain('time');
  });

  it('keeps the place of a line that cannot be read', async () => {
    const input = Buffer.from('"<13>su: a"\nnonsense\n{}\n"<13>su: b"\n');
    const { status, stdout } = await gramscope(['decode', '--json'], input);
    expect(objectsOf(stdout).map(({ format }) => format)).toEqual([
      'rfc3164',
      'none',
      'none',
      'rfc3164',
    ]);
    expect(status).toBe(1);
  });
});
