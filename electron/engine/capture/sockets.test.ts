import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Address, KeptSocket, SocketSetup, SocketState } from '../../contract';
import { Capture } from './capture';

const everywhere: Address = { kind: 'udp', family: 4, host: '0.0.0.0', port: 0 };
const onLoopback = { family: 4, group: '239.255.77.3', interface: 'lo' } as const;

let capture: Capture;

beforeEach(() => {
  capture = new Capture();
});

afterEach(() => capture.close());

async function open(
  address: Address = everywhere,
  setup: Omit<SocketSetup, 'address'> = {},
): Promise<{ id: number; port: number }> {
  const opened = await capture.addSocket(address, setup);
  if (!opened.ok) throw new Error(opened.error.message);
  const { id, address: bound } = opened.value;
  return { id, port: bound.kind === 'unix' ? 0 : bound.port };
}

function only(): SocketState {
  const [socket, ...others] = capture.state().sockets;
  if (socket === undefined || others.length > 0) throw new Error('not one socket');
  return socket;
}

async function receive(port: number): Promise<void> {
  const { last } = capture.extent();
  const arrived = new EventTarget();
  const stop = capture.onChange(() => arrived.dispatchEvent(new Event('change')));
  execFileSync('bash', ['-c', `echo -n x > /dev/udp/127.0.0.1/${port}`]);
  while (capture.extent().last === last) await once(arrived, 'change');
  stop();
}

describe('a socket that is stopped', () => {
  it('frees its port, and goes on under its name when it is started', async () => {
    const { id, port } = await open();
    await receive(port);
    expect(capture.stopSocket(id)).toMatchObject({ ok: true });
    expect(only()).toMatchObject({ id, status: 'stopped', received: 1, failure: null });
    const other = await capture.addSocket({ ...everywhere, port });
    expect(other).toMatchObject({ ok: true, value: { status: 'running' } });
    expect(await capture.startSocket(id)).toMatchObject({ error: { code: 'ADDRESS_IN_USE' } });
    expect(capture.state().sockets[0]).toMatchObject({
      status: 'failed',
      failure: { code: 'ADDRESS_IN_USE' },
    });
    if (other.ok) capture.removeSocket(other.value.id);
    expect(await capture.startSocket(id)).toMatchObject({ ok: true });
    await receive(port);
    expect(only()).toMatchObject({ id, status: 'running', received: 2, failure: null });
    expect(capture.rows(1, 2).map(({ socket }) => socket)).toEqual([id, id]);
    expect(capture.state().totals.received).toBe(2);
  });

  it('takes up groups and options when it is started', async () => {
    const { id } = await open();
    capture.stopSocket(id);
    capture.join(id, onLoopback);
    capture.tune(id, { ttl: 12 });
    expect(only()).toMatchObject({ memberships: [onLoopback], options: { ttl: 12 } });
    await capture.startSocket(id);
    expect(only()).toMatchObject({
      memberships: [onLoopback],
      options: { ttl: 12, multicastTtl: 1 },
    });
  });

  it('sends nothing', async () => {
    const { id, port } = await open();
    capture.stopSocket(id);
    const to = { kind: 'udp', family: 4, host: '127.0.0.1', port } as const;
    expect(capture.sendFrom(id, to, Buffer.from('x'))).toMatchObject({
      error: { code: 'SOCKET_STOPPED' },
    });
  });
});

describe('groups', () => {
  it('are joined with the socket, or it is not opened', async () => {
    await open(everywhere, { groups: [onLoopback] });
    expect(only().memberships).toEqual([onLoopback]);
    const nowhere = { ...onLoopback, interface: 'nosuch0' };
    expect(await capture.addSocket(everywhere, { groups: [nowhere] })).toMatchObject({
      error: { code: 'INTERFACE_UNKNOWN' },
    });
    expect(capture.state().sockets).toHaveLength(1);
  });

  it('are left one by one, also where they were joined everywhere', async () => {
    const { id } = await open();
    capture.join(id, { family: 4, group: '239.255.77.4' });
    capture.join(id, onLoopback);
    expect(capture.join(id, onLoopback)).toMatchObject({ error: { code: 'GROUP_JOINED' } });
    for (const membership of only().memberships) {
      expect(capture.leave(id, membership)).toMatchObject({ ok: true });
    }
    expect(only().memberships).toEqual([]);
    expect(capture.leave(id, onLoopback)).toMatchObject({ error: { code: 'GROUP_NOT_JOINED' } });
    expect(capture.keptSockets()).toMatchObject([{ groups: [] }]);
  });

  it.each([
    [{ ...everywhere, host: '127.0.0.1' }, 'bound to 127.0.0.1'],
    [
      { kind: 'group', family: 4, group: '239.255.77.5', port: 0, interface: 'lo' },
      'bound to 239.255.77.5',
    ],
    [{ kind: 'udp', family: 6, host: '::', port: 0 }, 'IPv4 group'],
    [{ kind: 'unix', namespace: 'abstract', name: 'gramscope-no-groups' }, 'Unix socket'],
  ] as [Address, string][])('are refused where nothing of them is heard', async (address, why) => {
    const { id } = await open(address);
    const refused = capture.join(id, onLoopback);
    expect(refused.ok ? '' : refused.error.message).toContain(why);
  });
});

describe('options', () => {
  it('are told as the system has them', async () => {
    const { id } = await open(everywhere, { options: { ttl: 3, sendBuffer: 16_384 } });
    capture.tune(id, { broadcast: true, multicastInterface: 'lo' });
    expect(only().options).toMatchObject({
      ttl: 3,
      sendBuffer: 16_384,
      broadcast: true,
      multicastInterface: 'lo',
      multicastLoopback: true,
    });
    expect(capture.tune(id, { multicastInterface: 'nosuch0' })).toMatchObject({
      error: { code: 'INTERFACE_UNKNOWN' },
    });
  });

  it('tell a buffer that the system made smaller', async () => {
    const { id } = await open();
    capture.tune(id, { sendBuffer: 1_000_000_000 });
    expect(only().notices).toMatchObject([{ code: 'SEND_BUFFER_CLAMPED' }]);
    capture.tune(id, { sendBuffer: 16_384 });
    expect(only().notices).toEqual([]);
  });

  it('tell that broadcast is off, where that keeps something from being sent', async () => {
    const { id } = await open();
    const to = { kind: 'udp', family: 4, host: '127.255.255.255', port: 9 } as const;
    expect(capture.sendFrom(id, to, Buffer.from('x'))).toMatchObject({
      error: { detail: 'Switch broadcast on among the options of the socket.' },
    });
    capture.tune(id, { broadcast: true });
    expect(capture.sendFrom(id, to, Buffer.from('x'))).toMatchObject({ ok: true });
  });
});

describe('sockets that are restored', () => {
  it('are as they were left, and say why where they cannot be', async () => {
    const assumptions = { charset: 'gbk', zone: 'UTC' } as const;
    const { id, port } = await open(everywhere, { groups: [onLoopback], assumptions });
    capture.tune(id, { multicastTtl: 5 });
    const stopped = await open();
    capture.stopSocket(stopped.id);
    const kept = capture.keptSockets();
    capture.close();
    capture = new Capture();
    const lost: KeptSocket = {
      address: { ...everywhere, host: '198.51.100.1' },
      isRunning: true,
    };
    const gone = { ...onLoopback, interface: 'nosuch0' };
    await capture.restoreSockets([...kept, lost, { ...lost, address: everywhere, groups: [gone] }]);
    expect(capture.state().sockets).toMatchObject([
      {
        status: 'running',
        address: { port },
        memberships: [onLoopback],
        options: { multicastTtl: 5 },
        assumptions,
      },
      { status: 'stopped', failure: null },
      { status: 'failed', failure: { code: 'ADDRESS_NOT_LOCAL' } },
      { status: 'running', unjoined: [{ membership: gone }] },
    ]);
    expect(capture.keptSockets().map(({ isRunning }) => isRunning)).toEqual([
      true,
      false,
      true,
      true,
    ]);
    expect(capture.leave(4, gone)).toMatchObject({ ok: true });
    expect(capture.state().sockets[3]).toMatchObject({ unjoined: [] });
  });

  it('wait to be started where they are held back, and are kept as receiving meanwhile', async () => {
    const kept: KeptSocket[] = [
      { address: everywhere, isRunning: true },
      { address: everywhere, isRunning: false },
    ];
    await capture.restoreSockets(kept, { running: 'hold' });
    expect(capture.state().sockets).toMatchObject([
      { status: 'stopped', isHeld: true },
      { status: 'stopped', isHeld: false },
    ]);
    expect(capture.keptSockets().map(({ isRunning }) => isRunning)).toEqual([true, false]);
    expect(await capture.startSocket(1)).toMatchObject({ ok: true });
    expect(capture.state().sockets[0]).toMatchObject({ status: 'running', isHeld: false });
    capture.stopSocket(1);
    expect(capture.state().sockets[0]).toMatchObject({ status: 'stopped', isHeld: false });
    expect(capture.keptSockets().map(({ isRunning }) => isRunning)).toEqual([false, false]);
  });
});
