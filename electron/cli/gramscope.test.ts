import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

/** The command as it is installed, in a process of its own. */
const command = join(import.meta.dirname, '..', '..', 'dist', 'cli', 'gramscope.cjs');

interface Outcome {
  status: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

class Run {
  stdout = '';
  stderr = '';
  readonly child: ChildProcess;
  readonly ended: Promise<Outcome>;

  constructor(args: string[]) {
    const child = spawn(process.execPath, [command, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    this.child = child;
    this.ended = once(child, 'close').then(([status, signal]) => ({
      status,
      signal,
      stdout: this.stdout,
      stderr: this.stderr,
    }));
  }

  /** Resolves once so many sockets listen. */
  async listens(count = 1): Promise<void> {
    let isEnded = false;
    while (this.stderr.split('listening on').length <= count) {
      if (isEnded) throw new Error(`ended early: ${this.stderr}`);
      const ended = this.ended.then(() => (isEnded = true));
      await Promise.race([once(this.child.stderr ?? this.child, 'data'), ended]);
    }
  }

  /** Resolves to the ports, in order, once as many sockets listen as are named. */
  async ports(count = 1): Promise<number[]> {
    await this.listens(count);
    return [...this.stderr.matchAll(/listening on \S+:(\d+)$/gmu)].map(([, port]) => Number(port));
  }
}

const runs: Run[] = [];

function gramscope(...args: string[]): Run {
  const run = new Run(args);
  runs.push(run);
  return run;
}

afterEach(() => {
  for (const { child } of runs.splice(0)) child.kill('SIGKILL');
});

/** Sends each argument as one datagram to a port of 127.0.0.1. */
function send(port: number | undefined, ...texts: string[]): void {
  const script =
    'import socket,sys\ns=socket.socket(socket.AF_INET,socket.SOCK_DGRAM)\ns.bind(("127.0.0.1",0))\n' +
    'for t in sys.argv[2:]: s.sendto(t.encode("latin-1"),("127.0.0.1",int(sys.argv[1])))';
  execFileSync('python3', ['-c', script, String(port), ...texts]);
}

describe('gramscope listen', () => {
  it('prints what passes a filter, decoded, and counts that alone', async () => {
    const filter = 'syslog.level <= err and syslog.hostname == host';
    const printing = ['--format', 'jsonl', '--decode', 'auto', '-Y', filter];
    const run = gramscope('listen', 'udp://127.0.0.1:0', '--count', '2', ...printing);
    const [port] = await run.ports();
    send(port, 'nothing', '<11>Oct 11 22:14:15 host su: one', '<14>Oct 11 22:14:15 host su: two');
    send(port, '<11>Oct 11 22:14:15 other su: three', '<10>Oct 11 22:14:15 host su: four');
    const { status, stdout, stderr } = await run.ended;
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ number, syslog }) => [number, syslog.message])).toEqual([
      [2, 'one'],
      [5, 'four'],
    ]);
    expect(stderr).toContain('received 5');
    expect(status).toBe(0);
  });

  it('prints one JSON object a datagram with exactly the documented fields', async () => {
    const run = gramscope('listen', 'udp://127.0.0.1:0', '--format', 'jsonl', '--count', '2');
    const [port] = await run.ports();
    const before = Date.now() / 1000;
    send(port, 'hello', '\u00ff\u0080');
    const { status, stdout, stderr } = await run.ended;
    const [first, second, ...rest] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rest).toEqual([]);
    expect(Object.keys(first)).toEqual([
      'number',
      'time',
      'socket',
      'src',
      'srcPort',
      'dst',
      'dstPort',
      'ttl',
      'length',
      'payload',
    ]);
    expect(first).toMatchObject({
      number: 1,
      socket: `udp://127.0.0.1:${port}`,
      src: '127.0.0.1',
      dst: '127.0.0.1',
      dstPort: port,
      ttl: 64,
      length: 5,
      payload: Buffer.from('hello').toString('base64'),
    });
    expect(first.srcPort).toBeGreaterThan(0);
    expect(first.time).toMatch(/^\d{10}\.\d{9}$/u);
    expect(Math.abs(Number(first.time) - before)).toBeLessThan(30);
    expect(second).toMatchObject({ number: 2, length: 2, payload: '/4A=' });
    expect(status).toBe(0);
    expect(stderr).toMatch(/^received 2, dropped 0, 7 bytes, \d+\.\d seconds$/mu);
  });

  it('prints readable lines that no payload can break', async () => {
    const run = gramscope('listen', 'udp://127.0.0.1:0', '--count', '1');
    const [port] = await run.ports();
    send(port, 'one\ntwo\u001b[2J');
    const { stdout } = await run.ended;
    expect(stdout).toMatch(
      /^1 {2}\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6} {2}127\.0\.0\.1:\d+ > 127\.0\.0\.1:\d+ {2}ttl 64 {2}11 bytes {2}one\\ntwo\\e\[2J\n$/u,
    );
  });

  it('listens on several addresses, IPv6 among them', async () => {
    const run = gramscope(
      'listen',
      'udp://127.0.0.1:0',
      'udp://[::1]:0',
      '--format',
      'jsonl',
      '--count',
      '2',
    );
    const [four, six] = await run.ports(2);
    send(four, 'four');
    execFileSync('bash', ['-c', `printf six > /dev/udp/::1/${six}`]);
    const { stdout } = await run.ended;
    const sockets = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).socket);
    expect(sockets).toEqual([`udp://127.0.0.1:${four}`, `udp://[::1]:${six}`]);
  });

  it('ends after --duration and still prints what came', async () => {
    const run = gramscope('listen', 'udp://127.0.0.1:0', '--duration', '1.5', '--format', 'jsonl');
    const [port] = await run.ports();
    send(port, 'x');
    const { status, stdout, stderr } = await run.ended;
    expect(status).toBe(0);
    expect(stdout.split('\n')).toHaveLength(2);
    expect(stderr).toContain('received 1, dropped 0, 1 bytes');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'ends cleanly on %s, with the summary',
    async (signal) => {
      const run = gramscope('listen', 'udp://127.0.0.1:0');
      const [port] = await run.ports();
      send(port, 'a', 'b', 'c');
      run.child.kill(signal);
      const outcome = await run.ended;
      expect(outcome).toMatchObject({ status: 0, signal: null });
      expect(outcome.stderr).toContain('received 3, dropped 0, 3 bytes');
      expect(outcome.stdout.split('\n')).toHaveLength(4);
    },
  );

  it('takes a second signal right after the first, as npm sends it, for the same', async () => {
    const run = gramscope('listen', 'udp://127.0.0.1:0');
    await run.ports();
    run.child.kill('SIGINT');
    run.child.kill('SIGINT');
    expect(await run.ended).toMatchObject({ status: 0, signal: null });
  });

  it('ends quietly when its reader goes away', async () => {
    const run = gramscope('listen', 'udp://127.0.0.1:0');
    const [port] = await run.ports();
    run.child.stdout?.destroy();
    send(port, 'a');
    send(port, 'b');
    const { status, stderr } = await run.ended;
    expect(status).toBe(0);
    expect(stderr).not.toContain('EPIPE');
  });

  it('loses nothing of 20,000 datagrams', async () => {
    const run = gramscope('listen', 'udp://127.0.0.1:0', '--format', 'jsonl', '--count', '20000');
    const [port] = await run.ports();
    send(port, ...Array.from({ length: 20_000 }, (_, index) => String(index)));
    const { stdout } = await run.ended;
    const payloads = stdout
      .trimEnd()
      .split('\n')
      .map((line) => Buffer.from(JSON.parse(line).payload, 'base64').toString());
    expect(payloads).toEqual(Array.from({ length: 20_000 }, (_, index) => String(index)));
  });

  it('prints what logger sends to a Unix socket, ports null, and removes the socket', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gramscope-'));
    const file = join(folder, 'log.sock');
    const run = gramscope('listen', `unix:${file}`, '--format', 'jsonl', '--count', '1');
    await run.listens();
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    execFileSync('logger', ['-u', file, 'hello']);
    const { stdout, status } = await run.ended;
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      socket: `unix:${file}`,
      src: '',
      srcPort: null,
      dst: file,
      dstPort: null,
      ttl: null,
    });
    expect(existsSync(file)).toBe(false);
    await rm(folder, { recursive: true });
  });

  it('lets other users send to a Unix socket where that is asked for', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gramscope-'));
    const file = join(folder, 'log.sock');
    const run = gramscope('listen', `unix:${file}`, '--others-may-send', '--count', '1');
    await run.listens();
    expect((await stat(file)).mode & 0o777).toBe(0o666);
    execFileSync('logger', ['-u', file, 'hello']);
    expect((await run.ended).status).toBe(0);
    await rm(folder, { recursive: true });
  });

  it('records in a pcapng file without printing, and keeps a file that exists', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gramscope-'));
    const file = join(folder, 'a.pcapng');
    const run = gramscope('listen', 'udp://127.0.0.1:0', '--write', file, '--count', '2');
    const [port] = await run.ports();
    send(port, 'one', 'two');
    const { stdout, stderr, status } = await run.ended;
    expect([stdout, status]).toEqual(['', 0]);
    expect(stderr).toContain(`recorded 2 in ${file}, `);
    const bytes = await readFile(file);
    // A section header in the byte order of this machine, and the payloads as they came.
    expect(bytes.readUInt32LE(0)).toBe(0x0a0d0d0a);
    expect(bytes.includes('one') && bytes.includes('two')).toBe(true);
    const again = await gramscope('listen', 'udp://127.0.0.1:0', '--write', file).ended;
    expect(again.status).toBe(1);
    expect(again.stderr).toContain('--overwrite');
    expect(await readFile(file)).toEqual(bytes);
    await rm(folder, { recursive: true });
  });

  it.each([
    [['udp://198.51.100.1:0'], '198.51.100.1 is not an address of this machine.', '0.0.0.0'],
    [['udp://@239.1.1.1:5000%nosuch0'], 'no interface "nosuch0"', 'gramscope interfaces'],
    [['udp://239.1.1.1:5000'], '239.1.1.1 is a multicast group', 'udp://@239.1.1.1:5000'],
    [['unix:/no/such/folder.sock'], 'there is no folder /no/such', 'mkdir -p /no/such'],
    [['unix:/dev/null'], '/dev/null is in use', 'Choose another path'],
    [['udp://[fe80::1%nosuch0]:0'], 'no interface "nosuch0"', 'gramscope interfaces'],
  ])('refuses %s in words that help', async (addresses, reason, remedy) => {
    const { status, stdout, stderr } = await gramscope('listen', ...addresses).ended;
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(reason);
    expect(stderr).toContain(remedy);
  });

  it('names the program that has the port', async () => {
    const first = gramscope('listen', 'udp://127.0.0.1:0');
    const [port] = await first.ports();
    const { status, stderr } = await gramscope('listen', `udp://127.0.0.1:${port}`).ended;
    expect(status).toBe(1);
    expect(stderr).toContain(
      `Port ${port} on 127.0.0.1 is in use by node (process ${first.child.pid}).`,
    );
  });
});

const alertRule = {
  name: 'flood',
  filter: 'udp.payload contains "needle"',
  when: { kind: 'threshold', count: 3, seconds: 10 },
  notify: { desktop: true, sound: true },
  enabled: true,
};
const silenceRule = { ...alertRule, name: 'quiet', when: { kind: 'silence', seconds: 0.2 } };

/** Runs with a rules file that has these alerts, and removes the file. */
async function withRules(alerts: object[], run: (file: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'gramscope-'));
  const file = join(folder, 'rules.json');
  await writeFile(file, JSON.stringify({ gramscopeRules: 1, colours: [], alerts }));
  await run(file);
  await rm(folder, { recursive: true });
}

describe('gramscope listen --rules', () => {
  it.each(['text', 'jsonl'])('says alerts on standard error, with --format %s', (format) =>
    withRules([alertRule], async (file) => {
      const options = ['--rules', file, '--format', format, '--count', '4'];
      const run = gramscope('listen', 'udp://127.0.0.1:0', ...options);
      const [port] = await run.ports();
      send(port, 'needle 1', 'hay', 'needle 2', 'needle 3');
      const { status, stdout, stderr } = await run.ended;
      expect(status).toBe(0);
      expect(stderr).toMatch(/^alert: flood: 3 datagrams in 10 s$/mu);
      expect(stdout.split('\n')).toHaveLength(5);
      expect(stdout).not.toContain('alert');
    }),
  );

  it('says that nothing came', () =>
    withRules([silenceRule, { ...silenceRule, name: 'disabled', enabled: false }], async (file) => {
      const run = gramscope('listen', 'udp://127.0.0.1:0', '--rules', file, '--duration', '1.5');
      const { status, stderr } = await run.ended;
      expect(status).toBe(0);
      expect(stderr.match(/^alert: .*$/gmu)).toEqual(['alert: quiet: nothing for 0.2 s']);
    }));

  it('does not begin with rules that are wrong, and ends with status 2', () =>
    withRules([{ ...alertRule, filter: 'udp.prt == 1' }], async (file) => {
      const { status, stderr } = await gramscope('listen', 'udp://127.0.0.1:0', '--rules', file)
        .ended;
      expect(status).toBe(2);
      expect(stderr).toContain('gramscope: The alert rule "flood" cannot be used.');
      expect(stderr).toContain('  udp.prt == 1\n  ^^^^^^^');
      expect(stderr).not.toContain('listening');
    }));

  it('ends with status 2 where there is no such file', async () => {
    const { status, stderr } = await gramscope('listen', 'udp://127.0.0.1:0', '--rules', '/no/file')
      .ended;
    expect([status, stderr]).toEqual([
      2,
      'gramscope: Cannot read /no/file: there is no such file.\n  Check the path.\n',
    ]);
  });
});

describe('gramscope rules', () => {
  it('prints default rules that it takes itself', async () => {
    const { status, stdout, stderr } = await gramscope('rules').ended;
    expect([status, stderr]).toEqual([0, '']);
    await withRules([], async (file) => {
      await writeFile(file, stdout);
      const checked = await gramscope('rules', file).ended;
      expect(checked).toMatchObject({ status: 0, stdout: '6 colour rules, 6 alert rules\n' });
    });
  });

  it('says what is wrong with a file, with status 1', () =>
    withRules([alertRule, { ...alertRule, nme: 'x' }], async (file) => {
      const { status, stdout, stderr } = await gramscope('rules', file).ended;
      expect([status, stdout]).toEqual([1, '']);
      expect(stderr).toContain('gramscope: alerts[1].nme is unknown.');
    }));

  it('takes the example of its help', async () => {
    const { stdout: help } = await gramscope('rules', '--help').ended;
    const example = /^ {2}\{ "gramscopeRules"[^]*?^ {4}\] \}$/mu.exec(help)?.[0] ?? '';
    await withRules([], async (file) => {
      await writeFile(file, example);
      const { status, stdout } = await gramscope('rules', file).ended;
      expect([status, stdout]).toEqual([0, '1 colour rule, 2 alert rules\n']);
    });
  });
});

describe('gramscope', () => {
  it.each([
    [['--help'], 'gramscope listen ADDRESS'],
    [['listen', '--help'], '--duration SECONDS'],
    [['interfaces', '--help'], 'gramscope interfaces'],
    [['--version'], 'gramscope 0.'],
  ])('%s is answered on standard output', async (args, text) => {
    const { status, stdout, stderr } = await gramscope(...args).ended;
    expect(stdout).toContain(text);
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it('answers a wrong command line on standard error with status 2', async () => {
    const { status, stdout, stderr } = await gramscope('listen', 'localhost:514').ended;
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('gramscope: "localhost:514"');
  });

  it('lists the interfaces, loopback among them', async () => {
    const { stdout } = await gramscope('interfaces').ended;
    expect(stdout).toMatch(/^lo {2}index 1 {2}up, loopback/mu);
    const { stdout: json } = await gramscope('interfaces', '--format', 'jsonl').ended;
    const interfaces = json
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(interfaces).toContainEqual(
      expect.objectContaining({ name: 'lo', loopback: true, up: true }),
    );
  });
});
