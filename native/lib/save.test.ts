import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { createSocket } from './dgram';
import { LogFile } from './log-file';
import { logReaches, withCapture } from './testing/captures';
import { send } from './testing/senders';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gramscope-save-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function ours(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.includes(`-${process.pid}-`));
}

const loopback = { family: 4, address: '127.0.0.1', port: 0 } as const;

async function sendUnix(to: string, text: string): Promise<void> {
  const socket = createSocket('unix_dgram');
  await new Promise((resolve) => socket.send(text, to, resolve));
  socket.close();
}

async function countOf(file: string): Promise<number> {
  const log = await LogFile.open(file);
  try {
    const { datagrams, damageCount, failure } = await log.indexed();
    expect([damageCount, failure]).toEqual([0, '']);
    return datagrams;
  } finally {
    log.close();
  }
}

test('what nobody recorded can be saved, stays in the log, and goes on', () =>
  withCapture(async (capture) => {
    const { port } = capture.openUdp(loopback);
    await Promise.all([
      logReaches(capture, 3),
      send({ address: '127.0.0.1', port, payload: 'a', count: 3 }),
    ]);
    const file = path.join(folder, 'saved.pcapng');
    expect(await capture.save(file)).toEqual([file]);
    expect(await countOf(file)).toBe(3);
    await Promise.all([
      logReaches(capture, 5),
      send({ address: '127.0.0.1', port, payload: 'b', count: 2 }),
    ]);
    const texts = capture.rows(1, 10).map(({ payload }) => Buffer.from(payload).toString());
    expect(texts).toEqual(['a', 'a', 'a', 'b', 'b']);
    const second = path.join(folder, 'second.pcapng');
    expect(await capture.save(second)).toEqual([second]);
    expect(await countOf(second)).toBe(2);
  }));

test('datagrams of Unix sockets are saved beside those of UDP', () =>
  withCapture(async (capture) => {
    const { port } = capture.openUdp(loopback);
    const unix = path.join(folder, 'log.sock');
    capture.openUnix({ path: unix });
    await Promise.all([
      logReaches(capture, 2),
      send({ address: '127.0.0.1', port, payload: 'a', count: 1 }),
      sendUnix(unix, 'b'),
    ]);
    const saved = await capture.save(path.join(folder, 'saved.pcapng'));
    expect(saved.map((file) => path.basename(file))).toEqual(['saved.pcapng', 'saved.unix.pcapng']);
  }));

test('a file that is there is kept unless it may be replaced', () =>
  withCapture(async (capture) => {
    const { port } = capture.openUdp(loopback);
    await Promise.all([
      logReaches(capture, 1),
      send({ address: '127.0.0.1', port, payload: 'a', count: 1 }),
    ]);
    const file = path.join(folder, 'saved.pcapng');
    writeFileSync(file, 'precious');
    await expect(capture.save(file)).rejects.toMatchObject({ code: 'EEXIST' });
    expect(await capture.save(file, { replace: true })).toEqual([file]);
    expect(await countOf(file)).toBe(1);
  }));

test('what could not be saved can be saved elsewhere', () =>
  withCapture(async (capture) => {
    const { port } = capture.openUdp(loopback);
    await Promise.all([
      logReaches(capture, 1),
      send({ address: '127.0.0.1', port, payload: 'a', count: 1 }),
    ]);
    await expect(capture.save(path.join(folder, 'none', 'a.pcapng'))).rejects.toMatchObject({
      code: 'ENOENT',
    });
    const file = path.join(folder, 'saved.pcapng');
    expect(await capture.save(file)).toEqual([file]);
    expect(await countOf(file)).toBe(1);
  }));

test('where nothing came, nothing is saved', () =>
  withCapture(async (capture) => {
    capture.openUdp(loopback);
    expect(await capture.save(path.join(folder, 'saved.pcapng'))).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  }));

test('a recording and what came before and after it are one log', () =>
  withCapture(async (capture) => {
    const { port } = capture.openUdp(loopback);
    const sendOne = (text: string, expected: number) =>
      Promise.all([
        logReaches(capture, expected),
        send({ address: '127.0.0.1', port, payload: text, count: 1 }),
      ]);
    await sendOne('before', 1);
    const file = path.join(folder, 'recorded.pcapng');
    capture.record({ path: file });
    await sendOne('during', 2);
    capture.stopRecording();
    expect(capture.recording()).toMatchObject({ path: file, datagrams: 1, lost: 0, waiting: 0 });
    await sendOne('after', 3);
    const texts = capture.rows(1, 10).map(({ payload }) => Buffer.from(payload).toString());
    expect(texts).toEqual(['before', 'during', 'after']);
    expect(await countOf(file)).toBe(1);
  }));

test('the temporary files of a capture go when it is closed', async () => {
  const before = ours();
  await withCapture((capture) => {
    capture.openUdp(loopback);
    expect(ours().length).toBe(before.length + 1);
  });
  await vi.waitFor(() => expect(ours()).toEqual(before));
});
