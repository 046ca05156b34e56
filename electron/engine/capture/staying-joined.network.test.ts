import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { namespaceProblem } from '../../../native/lib/testing/namespace';
import type { Membership, SocketState } from '../../contract';
import { listInterfaces } from '../interfaces';
import { Capture } from './capture';

const ip = (args: string): Buffer => execFileSync('ip', args.split(' '));

const everywhere = { kind: 'udp', family: 6, host: '::', port: 0 } as const;
const named: Membership = { family: 6, group: 'ff15::1', interface: 'v0' };

let capture: Capture;

beforeEach(() => {
  capture = new Capture();
});

afterEach(() => {
  capture.close();
  const left = listInterfaces().filter(({ name }) => /^v\d$/u.test(name));
  for (const { name } of left) ip(`link delete ${name}`);
});

let made = 0;

function make(): void {
  made += 1;
  ip(`link add v0 up type veth peer name peer${made}`);
}

/** Resolves to the one socket of the capture when it is as expected. */
async function socketThat(isExpected: (socket: SocketState) => boolean): Promise<SocketState> {
  const changed = new EventTarget();
  const stop = capture.onChange(() => changed.dispatchEvent(new Event('change')));
  for (;;) {
    const [socket] = capture.state().sockets;
    if (socket !== undefined && isExpected(socket)) {
      stop();
      return socket;
    }
    await once(changed, 'change');
  }
}

const isWaiting = ({ unjoined }: SocketState) => unjoined[0]?.failure.code === 'GROUP_WAITING';
const isIn = (name: string) => (socket: SocketState) =>
  socket.memberships.some((one) => one.interface === name);

async function open(groups: Membership[]): Promise<number> {
  const opened = await capture.addSocket(everywhere, { groups });
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value.id;
}

const messages = () => capture.state().incidents.map(({ message }) => message);

describe.skipIf(namespaceProblem)('a socket of a capture', () => {
  it('waits for an interface that vanished, and is not in its groups meanwhile', async () => {
    make();
    await open([named]);
    ip('link delete v0');
    expect(await socketThat(isWaiting)).toMatchObject({
      memberships: [],
      unjoined: [{ membership: named, failure: { message: /waiting for v0/u } }],
    });
    make();
    expect(await socketThat(isIn('v0'))).toMatchObject({ memberships: [named], unjoined: [] });
    expect(messages()).toContain('joined ff15::1 on v0 again: the interface came back');
  });

  it('tells the new name of an interface, and goes over to the next one of the old name', async () => {
    make();
    const id = await open([named]);
    ip('link set v0 down');
    ip('link set v0 name v9 up');
    await socketThat(isIn('v9'));
    make();
    expect((await socketThat(isIn('v0'))).memberships).toEqual([named]);
    expect(messages()).toContain('left ff15::1 on v9: another interface is called v0 now');
    expect(capture.leave(id, named)).toMatchObject({ ok: true });
    expect(capture.keptSockets()).toMatchObject([{ groups: [] }]);
  });

  it('leaves under the new name what it joined under the old one', async () => {
    make();
    const id = await open([named]);
    ip('link set v0 down');
    ip('link set v0 name v9 up');
    await socketThat(isIn('v9'));
    expect(capture.leave(id, { ...named, interface: 'v9' })).toMatchObject({ ok: true });
    expect(capture.keptSockets()).toMatchObject([{ groups: [] }]);
  });

  it('joins again when an interface has IPv6 again', async () => {
    make();
    await open([named]);
    ip('link set v0 mtu 1200');
    expect((await socketThat(isWaiting)).memberships).toEqual([]);
    ip('link set v0 mtu 1500');
    expect((await socketThat(isIn('v0'))).unjoined).toEqual([]);
  });

  it('joins on interfaces that appear later what is to be joined on every one', async () => {
    await open([{ family: 6, group: 'ff15::1' }]);
    make();
    const { memberships } = await socketThat(isIn('v0'));
    expect(memberships.map((one) => one.interface)).toContain('t0');
  });

  it('is opened when the address is there that it lacked', async () => {
    const address = { kind: 'udp', family: 4, host: '10.77.0.1', port: 0 } as const;
    await capture.restoreSockets([{ address, isRunning: true }]);
    expect((await socketThat(() => true)).status).toBe('failed');
    make();
    ip('address add 10.77.0.1/24 dev v0');
    expect((await socketThat(({ status }) => status === 'running')).failure).toBeNull();
  });

  it('sends to groups by the interface that came back', async () => {
    make();
    const id = await open([]);
    expect(capture.tune(id, { multicastInterface: 'v0' })).toMatchObject({ ok: true });
    const told = new Promise((resolve) => capture.onIncident(({ message }) => resolve(message)));
    ip('link delete v0');
    make();
    expect(await told).toBe('sends to groups by v0 again');
  });
});
