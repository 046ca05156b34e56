import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

import { errorOf, logReaches, withCapture } from './testing/captures';
import { namespaceProblem } from './testing/namespace';

const everywhere = { family: 4, address: '0.0.0.0', port: 0 } as const;
const group = '239.255.77.9';
/** 239.255.77.9 as /proc/net/igmp writes it: in the order of a little-endian machine. */
const groupInIgmp = '094DFFEF';

const refusal = (body: () => unknown) => errorOf(body).code;
const exactly = (bytes: number) => ({ asked: bytes, got: bytes });

function systemHasJoined(): boolean {
  return readFileSync('/proc/net/igmp', 'utf8').includes(groupInIgmp);
}

test('groups are joined and left while the socket receives', () =>
  withCapture((capture) => {
    const { id } = capture.openUdp(everywhere);
    expect(capture.join(id, { group, interface: 'lo' })).toMatchObject([{ name: 'lo' }]);
    expect(systemHasJoined()).toBe(true);
    expect(capture.memberships(id)).toMatchObject([{ group, interface: { name: 'lo' } }]);
    const again = errorOf(() => capture.join(id, { group, interface: 'lo' }));
    expect(again.code).toBe('EADDRINUSE');
    capture.leave(id, { group, interface: 'lo' });
    expect(systemHasJoined()).toBe(false);
    expect(capture.memberships(id)).toEqual([]);
    expect(errorOf(() => capture.leave(id, { group })).code).toBe('EADDRNOTAVAIL');
  }));

test('a membership can be for one source', () =>
  withCapture((capture) => {
    const { id } = capture.openUdp(everywhere);
    const membership = { group: '232.1.1.1', source: '10.0.0.7', interface: 'lo' };
    capture.join(id, membership);
    expect(capture.memberships(id)).toMatchObject([{ group: '232.1.1.1', source: '10.0.0.7' }]);
    capture.leave(id, membership);
    expect(capture.memberships(id)).toEqual([]);
  }));

test('what is no group, no interface or no option is refused', () =>
  withCapture((capture) => {
    const { id } = capture.openUdp(everywhere);
    expect(refusal(() => capture.join(id, { group: '10.0.0.1' }))).toBe('EINVAL');
    expect(refusal(() => capture.join(id, { group, interface: 'nosuch0' }))).toBe('ENODEV');
    expect(refusal(() => capture.tune(id, { multicastInterface: 'nosuch0' }))).toBe('ENODEV');
    expect(refusal(() => capture.tune(id, { ttl: 0 }))).toBe('EINVAL');
    expect(refusal(() => capture.tune(id, { hops: 1 } as never))).toBe('ERR_INVALID_ARG_TYPE');
    expect(refusal(() => capture.tune(99, { ttl: 1 }))).toBe('ERR_SOCKET_UNKNOWN');
    capture.closeSocket(id);
    expect(refusal(() => capture.settings(id))).toBe('ERR_SOCKET_CLOSED');
    expect(capture.memberships(id)).toEqual([]);
  }));

test.each([4, 6] as const)('options of UDP %i are read back from the system', (family) =>
  withCapture((capture) => {
    const { id } = capture.openUdp({ family, address: family === 4 ? '0.0.0.0' : '::', port: 0 });
    const udp = {
      ttl: 33,
      multicastTtl: 7,
      multicastLoopback: false,
      broadcast: true,
      multicastInterface: 'lo',
    };
    expect(capture.settings(id).udp).toMatchObject({ multicastTtl: 1, broadcast: false });
    capture.tune(id, { ...udp, receiveBuffer: 65_536, sendBuffer: 32_768 });
    expect(capture.settings(id)).toEqual({
      udp,
      receiveBuffer: exactly(65_536),
      sendBuffer: exactly(32_768),
    });
    capture.tune(id, { multicastInterface: null });
    expect(capture.settings(id).udp?.multicastInterface).toBeNull();
  }),
);

test('a Unix socket has buffers alone', () =>
  withCapture((capture) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'gramscope-options-'));
    const { id } = capture.openUnix({ path: path.join(folder, 'socket') });
    expect(capture.settings(id)).toMatchObject({ udp: null, sendBuffer: expect.anything() });
    expect(errorOf(() => capture.join(id, { group })).code).toBeDefined();
    rmSync(folder, { recursive: true });
  }));

test('what is sent has the hops that were set last', () =>
  withCapture(async (capture) => {
    const { id, port } = capture.openUdp(everywhere);
    capture.tune(id, { ttl: 9 });
    const arrived = logReaches(capture, 2);
    capture.send(id, Buffer.from('x'), { address: '127.0.0.1', port });
    await arrived;
    expect(capture.rows(1, 2).map(({ ttl }) => ttl)).toEqual([9, 9]);
  }));

describe.skipIf(namespaceProblem !== undefined)('in a network of its own', () => {
  test('groups are sent to by the interface that was set', () =>
    withCapture(async (capture) => {
      const { id, port } = capture.openUdp(everywhere);
      capture.join(id, { group, interface: 't0' });
      capture.tune(id, { multicastInterface: 't0' });
      const arrived = logReaches(capture, 2);
      capture.send(id, Buffer.from('x'), { address: group, port });
      await arrived;
      const inbound = capture.rows(1, 2).find(({ direction }) => direction === 'inbound');
      expect(inbound?.source.address).toBe('10.99.0.1');
    }));
});

test('another socket can be opened under the id of a closed one', () =>
  withCapture(async (capture) => {
    const { id, port } = capture.openUdp({ ...everywhere, id: 7 });
    expect(id).toBe(7);
    const taken = errorOf(() => capture.openUdp({ ...everywhere, id }));
    expect(taken.code).toBe('ERR_SOCKET_OPEN');
    capture.closeSocket(id);
    expect(capture.openUdp({ ...everywhere, port, id })).toMatchObject({ id, port });
    const arrived = logReaches(capture, 2);
    capture.send(id, Buffer.from('x'), { address: '127.0.0.1', port });
    await arrived;
    expect(capture.rows(1, 2).map(({ socket }) => socket)).toEqual([id, id]);
    expect(capture.statistics(id).received).toBe(1);
    expect(capture.openUdp(everywhere).id).toBe(8);
  }));
