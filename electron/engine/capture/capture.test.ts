import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Address, SocketState } from '../../contract';
import { Capture } from './capture';

const loopback: Address = { kind: 'udp', family: 4, host: '127.0.0.1', port: 0 };

let capture: Capture;

beforeEach(() => {
  capture = new Capture();
});

afterEach(() => capture.close());

async function open(address: Address = loopback): Promise<SocketState & { port: number }> {
  const opened = await capture.addSocket(address);
  if (!opened.ok) throw new Error(opened.error.message);
  if (opened.value.address.kind !== 'udp') throw new Error('not a UDP socket');
  return { ...opened.value, port: opened.value.address.port };
}

function send(port: number, ...texts: string[]): void {
  const script =
    'import socket,sys\ns=socket.socket(socket.AF_INET,socket.SOCK_DGRAM)\n' +
    'for t in sys.argv[2:]: s.sendto(t.encode(),("127.0.0.1",int(sys.argv[1])))';
  execFileSync('python3', ['-c', script, String(port), ...texts]);
}

/** To a group, by way of loopback alone. */
const SEND_TO_GROUP = `
import socket, sys
sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sender.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton('127.0.0.1'))
sender.sendto(sys.argv[3].encode(), (sys.argv[1], int(sys.argv[2])))`;

/** Waits, from change to change, until something holds. */
async function until(holds: () => boolean): Promise<void> {
  const changes = new EventTarget();
  const stop = capture.onChange(() => changes.dispatchEvent(new Event('change')));
  while (!holds()) await once(changes, 'change');
  stop();
}

describe('Capture', () => {
  it('names a socket by what it is bound to and counts what it receives', async () => {
    const { port, name, id } = await open();
    expect(name).toBe(`udp://127.0.0.1:${port}`);
    send(port, 'abc', 'de');
    await until(() => capture.extent().last === 2);
    expect(capture.state()).toMatchObject({
      log: { first: 1, last: 2, evicted: 0 },
      totals: { received: 2, bytes: 5, dropped: 0 },
      sockets: [{ id, received: 2, bytes: 5, dropped: 0, failure: null }],
    });
  });

  it('shows the texts of a socket in the character set that is assumed, also of before', async () => {
    const { port, id } = await open();
    const script =
      'import socket,sys; socket.socket(socket.AF_INET,socket.SOCK_DGRAM).sendto(b"Gr\\xfcn",("127.0.0.1",int(sys.argv[1])))';
    execFileSync('python3', ['-c', script, String(port)]);
    await until(() => capture.extent().last === 1);
    expect(capture.rows(1, 1)).toMatchObject([{ text: 'Gr\\xfcn' }]);
    const { assumptionsRevision } = capture.state();
    const assumptions = { charset: 'latin1', zone: 'UTC' } as const;
    expect(capture.assume(id, assumptions)).toMatchObject({ ok: true });
    expect(capture.rows(1, 1)).toMatchObject([{ text: 'Grün' }]);
    expect(capture.detail(1)).toMatchObject({ content: { kind: 'text', text: 'Grün' } });
    expect(capture.state()).toMatchObject({ sockets: [{ assumptions }] });
    expect(capture.state().assumptionsRevision).not.toBe(assumptionsRevision);
    capture.removeSocket(id);
    expect(capture.rows(1, 1)).toMatchObject([{ text: 'Grün' }]);
    expect(capture.assume(id, assumptions)).toMatchObject({ error: { code: 'SOCKET_UNKNOWN' } });
    expect(capture.detail(2)).toBeNull();
  });

  it('opens a Unix socket, and removes its file with it', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'gramscope-'));
    const file = path.join(folder, 'log.sock');
    const opened = await capture.addSocket({ kind: 'unix', namespace: 'path', path: file });
    if (!opened.ok) throw new Error(opened.error.message);
    expect(opened.value.name).toBe(`unix:${file}`);
    execFileSync('python3', [
      '-c',
      'import socket,sys; socket.socket(socket.AF_UNIX,socket.SOCK_DGRAM).sendto(b"x",sys.argv[1])',
      file,
    ]);
    await until(() => capture.extent().last === 1);
    expect(capture.rows(1, 1)).toMatchObject([
      { src: '', srcPort: null, dst: file, dstPort: null, ttl: null, text: 'x' },
    ]);
    capture.removeSocket(opened.value.id);
    expect(existsSync(file)).toBe(false);
    await rm(folder, { recursive: true });
  });

  it('hears a group on the interface where it joined, and nothing else of its port', async () => {
    const opened = await capture.addSocket({
      kind: 'group',
      family: 4,
      group: '239.255.77.1',
      port: 0,
      interface: 'lo',
    });
    if (!opened.ok || opened.value.address.kind !== 'group') throw new Error('no group');
    const { port } = opened.value.address;
    expect(opened.value.name).toBe(`udp://@239.255.77.1:${port}%lo`);
    send(port, 'unicast');
    execFileSync('python3', ['-c', SEND_TO_GROUP, '239.255.77.1', String(port), 'to the group']);
    await until(() => capture.extent().last === 1);
    expect(capture.rows(1, 2)).toMatchObject([
      { dst: '239.255.77.1', dstPort: port, text: 'to the group' },
    ]);
  });

  it('gives rows with text and datagrams with payload', async () => {
    const { port, name, id } = await open();
    send(port, 'line\n');
    await until(() => capture.extent().last === 1);
    expect(capture.rows(1, 10)).toMatchObject([
      { number: 1, socket: id, length: 5, text: 'line\\n' },
    ]);
    const [datagram] = capture.datagrams(1, 10);
    expect(datagram).toMatchObject({ socket: name, dstPort: port });
    expect(Buffer.from(datagram?.payload ?? []).toString()).toBe('line\n');
  });

  it('shortens the text of a long datagram at a whole character', async () => {
    const { port } = await open();
    send(port, `x${'é'.repeat(300)}`);
    await until(() => capture.extent().last === 1);
    expect(capture.rows(1, 1)[0]).toMatchObject({ length: 601, text: `x${'é'.repeat(199)}…` });
  });

  it('keeps the datagrams and counters of a removed socket', async () => {
    const { port, id } = await open();
    send(port, 'a', 'b');
    await until(() => capture.extent().last === 2);
    expect(capture.removeSocket(id)).toEqual({ ok: true, value: null });
    expect(capture.state()).toMatchObject({ totals: { received: 2, bytes: 2 }, sockets: [] });
    expect(capture.rows(1, 10)).toHaveLength(2);
    expect(capture.removeSocket(id)).toMatchObject({
      ok: false,
      error: { code: 'SOCKET_UNKNOWN' },
    });
  });

  it('takes the rate and lets it fall to zero', async () => {
    const { port } = await open();
    send(port, 'a', 'b', 'c');
    await until(() => capture.state().totals.perSecond > 0);
    await until(() => capture.state().totals.perSecond === 0);
    expect(capture.state().totals.received).toBe(3);
  });

  it('evicts the oldest rows when its temporary files are full and says how many', async () => {
    capture.close();
    capture = new Capture({ temporaryBytes: 8 * 1024 * 1024 });
    const { port } = await open();
    const script =
      'import socket,sys,time\ns=socket.socket(socket.AF_INET,socket.SOCK_DGRAM)\n' +
      'for i in range(400):\n s.sendto(b"x"*60000,("127.0.0.1",int(sys.argv[1])))\n time.sleep(0.001)';
    execFileSync('python3', ['-c', script, String(port)]);
    await until(() => capture.extent().last === 400 && capture.extent().evicted > 0);
    const { first, last, evicted } = capture.extent();
    expect(evicted).toBeGreaterThan(0);
    expect(first).toBe(evicted + 1);
    expect(capture.rows(1, 1000).map(({ number }) => number)).toEqual(
      Array.from({ length: last - first + 1 }, (_, index) => first + index),
    );
  });

  it('reports a port in use by this program as a value', async () => {
    const { port } = await open();
    expect(
      await capture.addSocket({ kind: 'udp', family: 4, host: '127.0.0.1', port }),
    ).toMatchObject({
      ok: false,
      error: {
        code: 'ADDRESS_IN_USE',
        message: `Port ${port} on 127.0.0.1 is in use by this program.`,
      },
    });
  });
});
