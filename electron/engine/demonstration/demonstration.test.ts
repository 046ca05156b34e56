import { once } from 'node:events';
import { dgram } from '#native';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Capture } from '../capture/capture';
import { messageOf } from '../decode/datagram-message';
import { Demonstration } from './demonstration';

let capture: Capture;
let demonstration: Demonstration;

beforeEach(() => {
  capture = new Capture();
  demonstration = new Demonstration(capture);
});

afterEach(() => {
  demonstration.stop();
  capture.close();
});

async function reaches(last: number): Promise<void> {
  while (capture.extent().last < last) {
    await new Promise<void>((resolve) => {
      const end = capture.onChange(() => {
        end();
        resolve();
      });
    });
  }
}

describe('Demonstration', () => {
  it('shows several severities and protocols within a few seconds', async () => {
    expect(await demonstration.start()).toEqual({ ok: true, value: null });
    await reaches(50);
    const found = capture.datagrams(1, 50).map((datagram) => messageOf(datagram, { kind: 'auto' }));
    const severities = new Set(found.map(({ syslog }) => syslog?.severity));
    expect(severities.size).toBeGreaterThan(5);
    const protocols = new Set(found.map(({ decoded }) => decoded?.protocol));
    expect([...protocols]).toEqual(expect.arrayContaining(['RTP', 'SSDP']));
    expect(found.every(({ syslog, decoded }) => syslog ?? decoded)).toBe(true);
    expect(new Set(capture.datagrams(1, 50).map(({ src }) => src)).size).toBe(6);
  });

  it('takes free ports where its own are taken', async () => {
    const others = [5514, 5004].map((port) => dgram.createSocket('udp4').bind(port, '127.0.0.1'));
    await Promise.all(others.map((other) => once(other, 'listening').catch(() => undefined)));
    expect(await demonstration.start()).toMatchObject({ ok: true });
    expect(demonstration.state()?.name).not.toContain(':5514');
    await reaches(2);
    for (const other of others) other.close();
  });

  it('closes its sockets when it ends, and begins anew', async () => {
    await demonstration.start();
    await demonstration.start();
    expect(capture.state().sockets).toHaveLength(2);
    demonstration.stop();
    expect(capture.state().sockets).toEqual([]);
    expect(demonstration.state()).toBeNull();
    expect(await demonstration.start()).toMatchObject({ ok: true });
    await reaches(1);
  });

  it('leaves nothing for the next run, however this one ends', async () => {
    await capture.addSocket({ kind: 'udp', family: 4, host: '127.0.0.1', port: 0 });
    const own = capture.keptSockets();
    await demonstration.start();
    expect(capture.state().sockets).toHaveLength(3);
    expect(capture.keptSockets()).toEqual(own);
  });

  it('ends when somebody removes one of its sockets', async () => {
    await demonstration.start();
    const [socket] = capture.state().sockets;
    const ended = new Promise<void>((resolve) => {
      demonstration.onChange(() => {
        if (demonstration.state() === null) resolve();
      });
    });
    if (socket !== undefined) capture.removeSocket(socket.id);
    await ended;
    expect(capture.state().sockets).toEqual([]);
  });
});
