import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { withNetwork } from '../../native/lib/testing/network';

const command = join(import.meta.dirname, '..', '..', 'dist', 'cli', 'gramscope.cjs');
const folder = mkdtempSync(join(tmpdir(), 'gramscope-send-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Binds a socket, prints where, and then each datagram in hexadecimal digits. */
const receiver = `
import socket, struct, sys
family, address, port, group = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
s = socket.socket(getattr(socket, family), socket.SOCK_DGRAM)
s.bind(address.replace('@', '\\0') if family == 'AF_UNIX' else (address, port))
if group:
    s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton(group) + socket.inet_aton(sys.argv[5]))
# IP_RECVTTL is 12 on Linux.
s.setsockopt(socket.IPPROTO_IP, 12, 1) if family == 'AF_INET' else None
print(s.getsockname()[1] if family != 'AF_UNIX' else 0, flush=True)
while True:
    data, ancillary, _, _ = s.recvmsg(70000, 100)
    ttl = struct.unpack('i', ancillary[0][2])[0] if ancillary else 0
    print(data.hex(), ttl, flush=True)
`;

const receivers: Receiver[] = [];

class Receiver {
  readonly child;
  readonly #lines: AsyncIterator<string>;
  readonly #reader: Interface;

  constructor(...args: string[]) {
    this.child = spawn('python3', ['-c', receiver, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#reader = createInterface(this.child.stdout);
    this.#lines = this.#reader[Symbol.asyncIterator]();
    receivers.push(this);
  }

  async line(): Promise<string> {
    return (await this.#lines.next()).value ?? '';
  }

  async datagrams(count: number): Promise<string[]> {
    const found: string[] = [];
    while (found.length < count) found.push((await this.line()).split(' ')[0] ?? '');
    return found.map((hex) => Buffer.from(hex, 'hex').toString('latin1'));
  }
}

afterEach(() => {
  for (const { child } of receivers.splice(0)) child.kill('SIGKILL');
});

async function listening(family = 'AF_INET', address = '127.0.0.1') {
  const socket = new Receiver(family, address, '0', '');
  const port = await socket.line();
  return { socket, to: address.includes(':') ? `[${address}]:${port}` : `${address}:${port}` };
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

describe('gramscope send', () => {
  it('sends a text with escapes', async () => {
    const { socket, to } = await listening();
    const { status, stderr } = await send([to, '--text', String.raw`a\n\xff\\`]);
    expect(await socket.datagrams(1)).toEqual(['a\n\u00ff\\']);
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
    expect(await socket.datagrams(4)).toEqual(['\0\u00ff', 'two\nlines\n', 'x\n\u00fey', '']);
  });

  it('sends a datagram a line', async () => {
    const { socket, to } = await listening('AF_INET6', '::1');
    const { status } = await send([to, '--lines'], 'one\r\n\nthree');
    expect(await socket.datagrams(3)).toEqual(['one', '', 'three']);
    expect(status).toBe(0);
  });

  it('repeats, and tells it as JSON', async () => {
    const { socket, to } = await listening();
    const { stdout } = await send([to, '--text', 'x', '--count', '200', '--json']);
    expect(await socket.datagrams(200)).toEqual(Array.from({ length: 200 }, () => 'x'));
    expect(JSON.parse(stdout)).toMatchObject({ to, sent: 200, bytes: 200, refused: 0, errors: [] });
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
    expect(await socket.datagrams(5)).toHaveLength(5);
    child.kill('SIGINT');
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(stderr).toMatch(/^sent \d+ to /mu);
  });

  it.each([join(folder, 'log.sock'), '@gramscope-send-test'])(
    'sends to the Unix socket %s',
    async (to) => {
      const socket = new Receiver('AF_UNIX', to, '0', '');
      await socket.line();
      expect((await send([to, '--text', 'unix'])).status).toBe(0);
      expect(await socket.datagrams(1)).toEqual(['unix']);
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
            receiver,
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
        expect(said).toContain(`${hex('quiet')} 7\n${hex('heard')} 1\n${hex('again')} 1\n`);
        expect(said).toContain(`${hex('broadcast')} 64\n`);
        expect(await near.says(hex('again'))).not.toContain(hex('quiet'));
      });
    },
  );
});
