import { listInterfaces, type DatagramRow, type UdpSocketOptions } from '#native';
import { expect, test } from 'vitest';

import { logReaches, withCapture } from './testing/captures';
import { send } from './testing/senders';

/** Opens a socket, sends it "hello" from another process, and returns the row. */
async function receiveOne(
  options: Omit<UdpSocketOptions, 'port'>,
  address: string,
): Promise<DatagramRow & { port: number }> {
  let result: (DatagramRow & { port: number }) | undefined;
  await withCapture(async (capture) => {
    const { port } = capture.openUdp({ ...options, port: 0 });
    const arrived = logReaches(capture, 1);
    await send({ address, port, payload: 'hello' });
    await arrived;
    const [row] = capture.rows(1, 1);
    if (row) result = { ...row, port };
  });
  if (!result) throw new Error('no row');
  return result;
}

const loopbackIndex = listInterfaces().find(({ loopback }) => loopback)?.index;

test('an IPv4 datagram arrives with its time, way and TTL', async () => {
  const before = BigInt(Date.now()) * 1_000_000n;
  const row = await receiveOne({ family: 4, address: '127.0.0.1' }, '127.0.0.1');
  expect(row).toMatchObject({
    number: 1,
    socket: 1,
    source: { address: '127.0.0.1', port: expect.any(Number) as number },
    destination: { address: '127.0.0.1', port: row.port },
    interfaceIndex: loopbackIndex,
    ttl: 64,
    length: 5,
    truncated: false,
  });
  expect(Buffer.from(row.payload).toString()).toBe('hello');
  expect(row.time).toBeGreaterThanOrEqual(before);
  expect(row.time).toBeLessThanOrEqual(BigInt(Date.now() + 1) * 1_000_000n);
});

test('an IPv6 datagram arrives', async () => {
  const row = await receiveOne({ family: 6, address: '::1' }, '::1');
  expect(row.source.address).toBe('::1');
  expect(row.destination).toEqual({ address: '::1', port: row.port });
  expect(row.ttl).toBe(64);
});

test('a socket on :: receives IPv4 too, and shows it as IPv4', async () => {
  const row = await receiveOne({ family: 6, address: '::' }, '127.0.0.1');
  expect(row.source.address).toBe('127.0.0.1');
  expect(row.destination.address).toBe('127.0.0.1');
  expect(row.ttl).toBe(64);
});

test('ipv6Only leaves the IPv4 port to another socket', () =>
  withCapture((capture) => {
    const { port } = capture.openUdp({ family: 6, address: '::', port: 0, ipv6Only: true });
    expect(capture.openUdp({ family: 4, address: '0.0.0.0', port }).port).toBe(port);
  }));

test('an opened socket says where it is bound and what buffer it got', () =>
  withCapture((capture) => {
    const opened = capture.openUdp({
      family: 6,
      address: '::1',
      port: 0,
      receiveBuffer: 100_000,
    });
    expect(opened).toEqual({
      id: 1,
      family: 'IPv6',
      address: '::1',
      port: expect.any(Number) as number,
      receiveBuffer: { asked: 100_000, got: 100_000 },
    });
    expect(opened.port).toBeGreaterThan(0);
  }));

test('statistics count datagrams and bytes, and stay after closing', () =>
  withCapture(async (capture) => {
    const { id, port } = capture.openUdp({ family: 4, address: '127.0.0.1', port: 0 });
    const arrived = logReaches(capture, 10);
    await send({ address: '127.0.0.1', port, payload: 'four', count: 10 });
    await arrived;
    const expected = { received: 10, bytes: 40, dropped: 0 };
    expect(capture.statistics(id)).toEqual(expected);
    expect(capture.closeSocket(id)).toEqual(expected);
    expect(capture.statistics(id)).toEqual(expected);
    expect(capture.closeSocket(id)).toEqual(expected);
    expect(capture.rows(1, 100)).toHaveLength(10);
  }));
