import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Capture } from './capture';

let folder: string;
let file: string;
let capture: Capture;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gramscope-senders-'));
  file = path.join(folder, 'log.sock');
  capture = new Capture();
});

afterEach(() => {
  capture.close();
  rmSync(folder, { recursive: true });
});

function modeOf(): number {
  return statSync(file).mode & 0o777;
}

function address() {
  return { kind: 'unix', namespace: 'path', path: file } as const;
}

describe.skipIf(process.platform === 'win32')('the file of a Unix socket', () => {
  it('is for its owner alone', async () => {
    expect(await capture.addSocket(address())).toMatchObject({ value: { othersMaySend: false } });
    expect(modeOf()).toBe(0o600);
  });

  it('is for all users where that is asked for, whatever the umask, also the next time', async () => {
    const opened = await capture.addSocket(address(), { othersMaySend: true });
    expect(opened).toMatchObject({ value: { othersMaySend: true } });
    expect(modeOf()).toBe(0o666);
    const kept = capture.keptSockets();
    capture.close();
    capture = new Capture();
    await capture.restoreSockets(kept);
    expect(modeOf()).toBe(0o666);
  });
});
