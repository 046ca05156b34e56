import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { withNetwork } from '../../native/lib/testing/network';
import { DatagramReceiver } from './testing/datagram-receiver';

const command = join(import.meta.dirname, '..', '..', 'dist', 'cli', 'gramscope.cjs');

const hasNamespaces = spawnSync('unshare', ['-n', 'true']).status === 0;

const receivers: DatagramReceiver[] = [];

afterEach(() => {
  for (const socket of receivers.splice(0)) socket.close();
});

async function listening() {
  const bound = await DatagramReceiver.bind();
  receivers.push(bound.socket);
  return bound;
}

function start(...args: string[]) {
  const child = spawn(process.execPath, [command, 'send', ...args, '--sequence'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = once(child, 'close').then(([status]) => ({ status, stdout, stderr }));
  return { child, ended };
}

/** What a datagram of a test stream says. */
function told(text: string) {
  const bytes = Buffer.from(text, 'latin1');
  return {
    stream: bytes.readUInt32BE(12),
    sequence: Number(bytes.readBigUInt64BE(16)),
    isLast: (bytes.readUInt8(9) & 1) === 1,
    interval: Number(bytes.readBigUInt64BE(32)),
    length: bytes.length,
  };
}

async function heard(socket: DatagramReceiver, count: number) {
  return (await socket.texts(count)).map(told);
}

describe('gramscope send --sequence', { timeout: 30_000 }, () => {
  it('sends as many as that many seconds have, and tells it as JSON', async () => {
    const { socket, to } = await listening();
    const rate = ['--pps', '2000', '--duration', '0.25', '--length', '64'];
    const { status, stdout, stderr } = await start(to, ...rate, '--json').ended;
    const rows = await heard(socket, 502);
    expect(rows.map(({ sequence }) => sequence)).toEqual([...Array(500).keys(), 499, 499]);
    expect(rows.filter(({ isLast }) => isLast)).toHaveLength(3);
    const [{ stream }] = rows as [ReturnType<typeof told>];
    expect(rows[0]).toMatchObject({ interval: 500_000, length: 64 });
    expect(JSON.parse(stdout)).toMatchObject({
      to,
      streams: 1,
      firstStream: stream,
      sent: 500,
      bytes: 32_000,
      refused: 0,
      errors: [],
    });
    expect(stderr).toBe(`test stream ${stream.toString(16).padStart(8, '0')} to ${to}\n`);
    expect(status).toBe(0);
  });

  it('says which was the last when it is told to end', async () => {
    const { socket, to } = await listening();
    const run = start(to, '--interval', '0.01');
    await socket.texts(5);
    run.child.kill('SIGINT');
    const { status, stdout } = await run.ended;
    const sent = Number(/^sent (\d+), /u.exec(stdout)?.[1]);
    const rows = await heard(socket, sent + 3 - 5);
    expect(rows.slice(-3)).toMatchObject(
      [1, 2, 3].map(() => ({ sequence: sent - 1, isLast: true, length: 300 })),
    );
    expect(stdout).not.toContain('stopped before the end');
    expect(status).toBe(0);
  });

  it('sends streams to consecutive ports', async () => {
    const one = await listening();
    const run = start(one.to, '--streams', '3', '--count', '4', '--top-speed');
    const { status, stdout } = await run.ended;
    expect(await heard(one.socket, 6)).toHaveLength(6);
    expect(stdout).toMatch(/^sent 12, 3600 bytes/u);
    expect(status).toBe(0);
  });

  it('ends at top speed when the time is over', async () => {
    const { to } = await listening();
    const { status, stdout } = await start(to, '--top-speed', '--duration', '0.2').ended;
    expect(Number(/^sent (\d+), /u.exec(stdout)?.[1])).toBeGreaterThan(100);
    expect(stdout).not.toContain('stopped before the end');
    expect(status).toBe(0);
  });

  it.each([
    [['198.51.100.7:9'], 'outside this machine'],
    [['239.1.1.1:5000', '--ttl', '3'], 'outside this machine'],
    [['127.0.0.1:9', '--pps', '100', '--max-rate', '50'], '50 is the limit'],
  ])('sends nothing unasked with %j', async (args, why) => {
    const { status, stdout, stderr } = await start(...args, '--count', '1').ended;
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain(why);
    expect(stderr).toContain('Agree with --yes');
  });

  it.skipIf(!hasNamespaces)('names what the system refuses', () =>
    withNetwork(async (network) => {
      const alone = await network.host('alone');
      const args = ['198.51.100.7:9', '--sequence', '--count', '2', '--yes', '--json'];
      const run = alone.start(process.execPath, command, 'send', ...args);
      const output = await run.ended;
      expect(output).toContain('198.51.100.7:9 cannot be reached');
      expect(output).toContain('"refused":2');
      expect(run.child.exitCode).toBe(1);
    }),
  );
});
