import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Destination } from '../../contract';
import { checkSending } from './check';
import { concernsOfSending } from './concerns';
import { warningsOf } from './warnings';
import { wayTo } from './way';

const folder = mkdtempSync(join(tmpdir(), 'gramscope-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

const near: Destination = { kind: 'udp', family: 4, host: '127.0.0.1', port: 5514 };
const far: Destination = { kind: 'udp', family: 4, host: '198.51.100.1', port: 5514 };
const nowhere = { to: null, interface: null };

describe('checkSending', () => {
  it('shows the first datagram', async () => {
    const content = { kind: 'text', text: 'n {counter}', placeholders: true } as const;
    expect(await checkSending(content, nowhere)).toEqual({
      ok: true,
      value: { bytes: 3, preview: '6e2031', problem: null, warnings: [] },
    });
  });

  it('points at what is wrong', async () => {
    expect(await checkSending({ kind: 'hex', text: '00 zz' }, nowhere)).toMatchObject({
      value: { bytes: null, problem: { from: 3, to: 5 } },
    });
  });

  it('looks into a file, and shows its beginning', async () => {
    const path = join(folder, 'payload');
    writeFileSync(path, 'x'.repeat(100));
    const checked = await checkSending({ kind: 'file', path }, nowhere);
    expect(checked).toMatchObject({ value: { bytes: 100, preview: '78'.repeat(64) } });
  });

  it.each([
    ['/dev/zero', 'FILE_UNREADABLE'],
    [join(folder, 'none'), 'FILE_UNREADABLE'],
    [folder, 'FILE_UNREADABLE'],
    [join(folder, 'long'), 'MESSAGE_TOO_LONG'],
  ])('refuses %s, and tells no folder', async (path, code) => {
    writeFileSync(join(folder, 'long'), 'x'.repeat(65_528));
    const checked = await checkSending({ kind: 'file', path }, nowhere);
    expect(checked).toMatchObject({ error: { code } });
    expect(JSON.stringify(checked)).not.toContain('/');
  });

  it('warns of what is too long for a datagram', async () => {
    const content = { kind: 'hex', text: '00'.repeat(65_508) } as const;
    const checked = await checkSending(content, { to: near, interface: null });
    expect(checked).toMatchObject({ value: { warnings: [{ code: 'MESSAGE_TOO_LONG' }] } });
  });
});

describe('the way', () => {
  it('to this machine is the loopback interface', async () => {
    expect(await wayTo(near, null)).toMatchObject({ name: 'lo' });
    expect(await wayTo({ kind: 'unix', path: '/x' }, null)).toBeNull();
  });

  it('has a size above which datagrams leave in fragments', () => {
    const way = { name: 'eth0', mtu: 1500 };
    expect(warningsOf(1472, far, way)).toEqual([]);
    expect(warningsOf(1473, far, way)[0]?.message).toContain('1,501 bytes, and eth0 takes 1,500');
    expect(warningsOf(1453, { ...far, family: 6, host: '2001:db8::1' }, way)).toHaveLength(1);
  });
});

describe('what a person is asked', () => {
  it.each([
    [{ to: near, count: 1000, interval: 0 }, []],
    [{ to: near, count: Infinity, interval: 0.001 }, []],
    [{ to: near, count: Infinity, interval: 0 }, [/as fast as the system takes them/u]],
    [{ to: near, count: 2000, interval: 0 }, [/Up to 2000 datagrams/u]],
    [{ to: far, count: 1, interval: 0 }, [/^1 datagram leaves for an address outside/u]],
    [{ to: far, count: Infinity, interval: 0 }, [/^Datagrams without end leave/u, /as fast as/u]],
    [{ to: { ...near, host: '239.1.1.1' }, count: 1, interval: 0 }, []],
    [{ to: { ...near, host: '239.1.1.1' }, ttl: 8, count: 1, interval: 0 }, [/239\.1\.1\.1/u]],
    [{ to: { kind: 'unix', path: '/x' }, count: 1, interval: 0 }, []],
  ] as const)('about %j', (planned, messages) => {
    const concerns = concernsOfSending(planned);
    expect(concerns).toHaveLength(messages.length);
    for (const [at, message] of messages.entries()) expect(concerns[at]?.message).toMatch(message);
  });
});
