import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { withNetwork } from '../../native/lib/testing/network';
import { DatagramReceiver, receiverScript } from './testing/datagram-receiver';

const command = join(import.meta.dirname, '..', '..', 'dist', 'cli', 'gramscope.cjs');
const folder = mkdtempSync(join(tmpdir(), 'gramscope-send-'));
afterAll(() => rmSync(folder, { recursive: true }));

const receivers: DatagramReceiver[] = [];

afterEach(() => {
  for (const socket of receivers.splice(0)) socket.close();
});

async function listening(...place: Parameters<typeof DatagramReceiver.bind>) {
  const bound = await DatagramReceiver.bind(...place);
  receivers.push(bound.socket);
  return bound;
}

async function send(args: string[], input = '') {
  const child = spawn(process.execPath, [command, 'send', ...args]);
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input, 'latin1');
  const [status] = await once(child, 'close');
  return { status, stdout, stderr };
}

const hex = (text: string): string => Buffer.from(text).toString('hex');

const hasNamespaces = spawnSync('unshare', ['-n', 'true']).status === 0;

describe('gramscope send', { timeout: 30_000 }, () => {
  it('sends a text with escapes', async () => {
    const { socket, to } = await listening();
    const { status, stderr } = await send([to, '--text', String.raw`a\n\xff\\`]);
    expect(await socket.texts(1)).toEqual(['a\n\u00ff\\']);
    expect(stderr).toMatch(new RegExp(`^sent 1 to ${to} from port \\d+, 4 bytes$`, 'mu'));
    expect(status).toBe(0);
  });

  it('sends hexadecimal digits, a file, and standard input, each as one datagram', async () => {
    const { socket, to } = await listening();
    const file = join(folder, 'payload');
    writeFileSync(file, 'two\nlines\n');
    await send([to, '--hex', '0x00, 0xff']);
    await send([`udp://${to}`, '--file', file]);
    await send([to], 'x\n\u00fey');
    await send([to]);
    expect(await socket.texts(4)).toEqual(['\0\u00ff', 'two\nlines\n', 'x\n\u00fey', '']);
  });

  it('sends a datagram a line', async () => {
    const { socket, to } = await listening('AF_INET6', '::1');
    const { status } = await send([to, '--lines'], 'one\r\n\nthree');
    expect(await socket.texts(3)).toEqual(['one', '', 'three']);
    expect(status).toBe(0);
  });

  it('repeats, and tells it as JSON', async () => {
    const { socket, to } = await listening();
    const { stdout } = await send([to, '--text', 'x', '--count', '200', '--json']);
    expect(await socket.texts(200)).toEqual(Array.from({ length: 200 }, () => 'x'));
    expect(JSON.parse(stdout)).toMatchObject({ to, sent: 200, bytes: 200, refused: 0, errors: [] });
  });

  it('fills in placeholders where it is told to', async () => {
    const { socket, to } = await listening();
    await send([to, '--text', '{counter:09} {{', '--placeholders', '--count', '2']);
    await send([to, '--text', '{counter}']);
    expect(await socket.texts(3)).toEqual(['09 {', '10 {', '{counter}']);
  });

  it('repeats with an interval until it is told to stop', async () => {
    const { socket, to } = await listening();
    const child = spawn(process.execPath, [
      command,
      'send',
      to,
      '--text',
      'tick',
      '--interval',
      '0.02',
    ]);
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    expect(await socket.texts(5)).toHaveLength(5);
    child.kill('SIGINT');
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(stderr).toMatch(/^sent \d+ to /mu);
  });

  it.each([join(folder, 'log.sock'), '@gramscope-send-test'])(
    'sends to the Unix socket %s',
    async (to) => {
      const { socket } = await listening('AF_UNIX', to);
      expect((await send([to, '--text', 'unix'])).status).toBe(0);
      expect(await socket.texts(1)).toEqual(['unix']);
    },
  );

  it.each([
    ['127.0.0.1:9', 'nobody listens at that port'],
    [join(folder, 'nobody.sock'), 'there is no such socket'],
    ['@gramscope-nobody', 'nobody listens there'],
    ['[fe80::1%lo]:5', 'no route'],
  ])('says why %s does not get it', async (to, reason) => {
    const { status, stderr } = await send([to, '--text', 'x', '--count', '3']);
    expect(stderr.split(reason)).toHaveLength(2);
    expect(stderr).toContain('\n  ');
    expect(status).toBe(1);
  });

  it('refuses what is too long for a datagram', async () => {
    const { to } = await listening();
    const { status, stderr } = await send([to], 'x'.repeat(65_508));
    expect(stderr).toContain('has 65507 bytes at most');
    expect(status).toBe(1);
  });

  it.skipIf(!hasNamespaces)(
    'sends to groups and broadcasts, with hops, by an interface, and unheard here',
    async () => {
      await withNetwork(async (network) => {
        const [here, there] = [await network.host('here'), await network.host('there')];
        const { mine, theirs } = await here.link(there, 7);
        const hear = async (host: typeof here, address: string, ...group: string[]) => {
          const running = host.start(
            'python3',
            '-c',
            receiverScript,
            'AF_INET',
            address,
            '5000',
            ...group,
          );
          await running.says('5000\n');
          return running;
        };
        const far = await hear(there, '0.0.0.0', '239.1.1.1', theirs.address);
        const near = await hear(here, '0.0.0.0', '239.1.1.1', mine.address);
        const run = (...args: string[]) => here.run(process.execPath, command, 'send', ...args);
        await run('239.1.1.1:5000', '--text', 'quiet', '--ttl', '7', '--no-loopback');
        await run('239.1.1.1:5000', '--text', 'heard', '--interface', mine.name);
        await run(`udp://@239.1.1.1:5000%${mine.name}`, '--text', 'again');
        await run('10.7.0.255:5000', '--text', 'broadcast');
        await run('255.255.255.255:5000', '--text', 'limited', '--interface', mine.name);
        const said = await far.says(hex('limited'));
        expect(said).toMatch(
          new RegExp(`${hex('quiet')} 7 .*${hex('heard')} 1 .*${hex('again')} 1 `, 'su'),
        );
        expect(said).toContain(`${hex('broadcast')} 64 `);
        expect(await near.says(hex('again'))).not.toContain(hex('quiet'));
      });
    },
  );
});
