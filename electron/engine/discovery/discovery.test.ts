import { once } from 'node:events';
import { dgram } from '#native';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Announcement } from '../../contract';
import { Capture } from '../capture/capture';
import { listInterfaces } from '../interfaces';
import { Discovery } from './discovery';
import { heardSap, sdp } from './testing/heard';
import { watch } from './watch';

const loopback = listInterfaces().find((network) => network.loopback)?.name ?? 'lo';

let discovery: Discovery;
let sender: dgram.Socket;

beforeEach(async () => {
  discovery = new Discovery();
  sender = dgram.createSocket('udp4');
  sender.bind(0, '127.0.0.1');
  await once(sender, 'listening');
  sender.setMulticastInterface('127.0.0.1');
});

afterEach(() => {
  discovery.stop();
  sender.close();
});

/** Announces a session that nobody else has, and resolves when it is heard. */
async function announce(name: string, hash: number, ...more: string[]): Promise<Announcement> {
  const lines = sdp(...more).map((line) => (line.startsWith('s=') ? `s=${name}` : line));
  const origin = `o=- ${process.pid} ${hash} IN IP4 192.0.2.${hash}`;
  const { payload } = heardSap(
    lines.map((line) => (line.startsWith('o=') ? origin : line)),
    { hash },
  );
  return await new Promise((resolve) => {
    const end = discovery.onNews(({ announcement }) => {
      if (announcement.name !== name) return;
      end();
      resolve(announcement);
    });
    sender.send(payload, 9875, '239.255.255.255');
  });
}

const listening = { protocols: ['sap' as const], interfaces: [loopback], ask: false };

describe('Discovery', () => {
  it('finds what is announced, by its texts and by its number', async () => {
    expect(await discovery.start(listening)).toEqual({ ok: true, value: null });
    const { id } = await announce(`one ${process.pid}`, 1);
    await announce(`two ${process.pid}`, 2);
    const found = discovery.list({ from: 0, count: 10, text: `ONE ${process.pid}` });
    expect(found).toMatchObject({
      state: { isRunning: true, interfaces: [loopback], protocols: ['sap'], ask: false },
      matching: 1,
      announcements: [{ id, from: '127.0.0.1', interfaces: [loopback] }],
    });
    discovery.stop();
    expect(discovery.state().isRunning).toBe(false);
    expect(discovery.find(id)).toMatchObject({ ok: true });
    await discovery.start(listening);
    expect(discovery.find(id)).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID' } });
  });

  it('watches all media of a session, or says why it cannot and opens none', async () => {
    const capture = new Capture();
    try {
      await discovery.start(listening);
      const good = await announce(`good ${process.pid}`, 3, 'm=audio 15010/2 RTP/AVP 0');
      expect(await watch(capture, good)).toMatchObject({
        ok: true,
        value: [
          { name: `udp://@239.69.1.2:15010%${loopback}` },
          { name: `udp://@239.69.1.2:15012%${loopback}` },
        ],
      });
      const media = ['m=audio 15014 RTP/AVP 0', 'm=video 0 RTP/AVP 33'];
      const bad = await announce(`bad ${process.pid}`, 4, ...media);
      expect(await watch(capture, bad)).toMatchObject({ error: { code: 'ADDRESS_INVALID' } });
      expect(capture.state().sockets).toHaveLength(2);
    } finally {
      capture.close();
    }
  });

  it('is refused where there is no such interface', async () => {
    expect(await discovery.start({ ...listening, interfaces: ['none0'] })).toMatchObject({
      ok: false,
      error: { code: 'INTERFACE_UNKNOWN', message: 'This machine has no interface "none0".' },
    });
  });
});
