import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { writeCaptureFile } from '../../native/lib/testing/capture-file';
import { DatagramReceiver } from './testing/datagram-receiver';

const command = join(import.meta.dirname, '..', '..', 'dist', 'cli', 'gramscope.cjs');
const folder = mkdtempSync(join(tmpdir(), 'gramscope-terminal-'));
const file = join(folder, 'hundred.pcap');
writeCaptureFile(
  file,
  Array.from({ length: 100 }, (_, at) => ({
    time: 1_700_000_000_000_000 + at * 1000,
    payload: `number ${at + 1}`,
  })),
);
afterAll(() => rmSync(folder, { recursive: true }));

/**
 * Runs a command on a terminal of its own: keys come from standard input, what it shows goes to standard
 * output, and at last its exit status, and whether the terminal is as it was.
 */
const terminal = `
import fcntl, os, pty, select, struct, subprocess, sys, termios
master, slave = pty.openpty()
fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 100, 0, 0))
before = termios.tcgetattr(slave)
child = subprocess.Popen(sys.argv[1:], stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
    preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
inputs = [master, 0]
while child.poll() is None or select.select([master], [], [], 0.1)[0]:
    ready, _, _ = select.select(inputs, [], [], 0.1)
    if master in ready:
        os.write(1, os.read(master, 65536))
    if 0 in ready:
        keys = os.read(0, 1024)
        if keys: os.write(master, keys)
        else: inputs.remove(0)
after = termios.tcgetattr(slave)
print('status %d, restored %s' % (child.returncode, before == after), flush=True)
`;

const receivers: DatagramReceiver[] = [];
const children: ChildProcess[] = [];

afterEach(() => {
  for (const socket of receivers.splice(0)) socket.close();
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

class Terminal {
  shown = '';
  readonly child;
  readonly #closed;

  constructor(...args: string[]) {
    this.child = spawn('python3', ['-c', terminal, process.execPath, command, ...args]);
    children.push(this.child);
    this.child.stdout.on('data', (chunk: Buffer) => (this.shown += chunk.toString()));
    this.child.stderr.on('data', (chunk: Buffer) => (this.shown += chunk.toString()));
    this.#closed = once(this.child, 'close');
  }

  press(keys: string): void {
    this.child.stdin.write(keys);
  }

  async shows(text: string | RegExp): Promise<void> {
    while (this.shown.search(text) < 0) await once(this.child.stdout, 'data');
  }

  async ends(): Promise<string> {
    await this.#closed;
    return this.shown;
  }
}

async function listening() {
  const bound = await DatagramReceiver.bind();
  receivers.push(bound.socket);
  return bound;
}

function numbers(...of: number[]): string[] {
  return of.map((number) => `number ${number}`);
}

describe('gramscope replay on a terminal', { timeout: 30_000 }, () => {
  it('obeys keys, shows how far it is, and leaves the terminal as it was', async () => {
    const { socket, to } = await listening();
    const run = new Terminal('replay', file, '--to', to, '--paused', '--pps', '5');
    await run.shows(/paused 0\/100/u);
    run.press('..');
    expect(await socket.texts(2)).toEqual(numbers(1, 2));
    await run.shows(/paused 2\/100 {2}sent 2/u);
    run.press('>>');
    await run.shows(/paused 12\/100/u);
    run.press('.');
    expect(await socket.texts(1)).toEqual(numbers(12));
    run.press('\u001b[D\u001b[D.');
    expect(await socket.texts(1)).toEqual(numbers(2));
    run.press('++');
    await run.shows('20 a second');
    run.press('?');
    await run.shows('half as fast');
    run.press(' ');
    expect(await socket.texts(3)).toEqual(numbers(3, 4, 5));
    run.press('q');
    const shown = await run.ends();
    expect(shown).toContain('stopped before the end');
    expect(shown).toContain('status 1, restored True');
  });

  it.each(['\u0003', 'SIGTERM'])('leaves the terminal as it was on %j', async (end) => {
    const { to } = await listening();
    const run = new Terminal('replay', file, '--to', to, '--paused');
    await run.shows(/paused 0\/100/u);
    if (end.length === 1) run.press(end);
    else {
      const pid = await childOf(run.child.pid);
      process.kill(pid, 'SIGTERM');
    }
    expect(await run.ends()).toContain('status 1, restored True');
  });

  it.each(['\r', 'no\r', '\u0003', '\u0004'])('asks first, and %j is no', async (answer) => {
    const run = new Terminal('replay', file, '--to', '198.51.100.7:9');
    await run.shows(/outside this machine[^]*Send\? \[y\/N\] /u);
    run.press(answer);
    const shown = await run.ends();
    expect(shown).toContain('status 1, restored True');
    expect(shown).not.toContain('sent');
  });

  it('takes yes for the answer, and goes on with keys', async () => {
    const { socket, to } = await listening();
    const run = new Terminal('replay', file, '--to', to, '--max-rate', '1', '--paused');
    await run.shows('Send?');
    run.press('yes\r');
    await run.shows(/paused 0\/100/u);
    run.press(' ');
    expect(await socket.texts(100)).toHaveLength(100);
    expect(await run.ends()).toContain('status 0, restored True');
  });
});

async function childOf(pid: number | undefined): Promise<number> {
  const found = spawn('pgrep', ['-P', String(pid)]);
  let out = '';
  found.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  await once(found, 'close');
  return Number(out.trim());
}
