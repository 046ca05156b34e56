import { EventEmitter, once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';

import { LogFile, type FileExportOptions } from '#native';
import { expect, test, vi } from 'vitest';

/** A classic file of LINKTYPE_RAW with so many UDP datagrams, `1` and so on. */
function* pcapOf(count: number, batch = 1000): Generator<Buffer> {
  const header = Buffer.alloc(24);
  header.writeUInt32LE(0xa1b2c3d4, 0);
  header.writeUInt32LE(0x00040002, 4);
  header.writeUInt32LE(65535, 16);
  header.writeUInt32LE(101, 20);
  yield header;
  for (let first = 1; first <= count; first += batch) {
    const size = Math.min(batch, count - first + 1);
    yield Buffer.concat(Array.from({ length: size }, (_, index) => record(first + index)));
  }
}

function record(number: number): Buffer {
  const payload = Buffer.from(String(number));
  const frame = Buffer.alloc(28);
  frame.write('4500', 'hex');
  frame.writeUInt16BE(28 + payload.length, 2);
  frame.writeUInt8(17, 9);
  frame.writeUInt16BE(8 + payload.length, 24);
  const length = 28 + payload.length;
  const head = Buffer.alloc(16);
  head.writeUInt32LE(1_700_000_000, 0);
  head.writeUInt32LE(length, 8);
  head.writeUInt32LE(length, 12);
  return Buffer.concat([head, frame, payload]);
}

async function withFile(
  source: AsyncIterable<Uint8Array>,
  test_: (file: LogFile, target: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gramscope-export-'));
  const file = await LogFile.open(source);
  try {
    await test_(file, path.join(folder, 'target'));
  } finally {
    file.close();
    await rm(folder, { recursive: true });
  }
}

async function payloadsOf(target: string): Promise<string[]> {
  const file = await LogFile.open(target);
  const { datagrams } = await file.indexed();
  const rows = file.rows(1, datagrams);
  file.close();
  return rows.map(({ payload }) => Buffer.from(payload).toString());
}

test('rows are exported by range and by bits', async () => {
  await withFile(Readable.from(pcapOf(20)), async (file, target) => {
    const options = { path: target, container: 'pcapng' } as const;
    const range = await file.export({
      ...options,
      selection: { kind: 'range', first: 9, last: 11 },
    });
    expect(range.frames).toBe(3);
    expect(await payloadsOf(target)).toEqual(['9', '10', '11']);
    const rows = Uint8Array.of(0b1000_0001, 0, 0b0000_0010);
    await file.export({ ...options, selection: { kind: 'rows', rows } });
    expect(await payloadsOf(target)).toEqual(['1', '8', '18']);
    const none = await file.export({ ...options, selection: { kind: 'range', first: 1, last: 0 } });
    expect(none.frames).toBe(0);
  });
});

test('an export waits for the index and leaves the listener to its owner', async () => {
  const finishing = new EventEmitter();
  async function* slow(): AsyncGenerator<Buffer> {
    const finished = once(finishing, 'finish');
    yield* pcapOf(2000);
    await finished;
    yield record(2001);
  }
  await withFile(slow(), async (file, target) => {
    let calls = 0;
    const told = new Promise<void>((resolve) => {
      file.onActivity(() => {
        calls += 1;
        if (file.progress().datagrams === 2000) resolve();
      });
    });
    const exported = file.export({ path: target, container: 'pcap' });
    await told;
    finishing.emit('finish');
    expect(await exported).toMatchObject({ frames: 2001, unreadable: 0 });
    expect(calls).toBeGreaterThan(0);
  });
});

test('of a file that still grows what is indexed is exported', async () => {
  await withFile(Readable.from(pcapOf(1)), async (_, target) => {
    const growing = `${target}.growing`;
    writeFileSync(growing, Buffer.concat([...pcapOf(30), record(31).subarray(0, 20)]));
    const file = await LogFile.open(growing, { follow: true });
    await vi.waitFor(() => expect(file.progress().datagrams).toBe(30));
    expect(await file.export({ path: target, container: 'pcap' })).toMatchObject({ frames: 30 });
    expect(await payloadsOf(target)).toHaveLength(30);
    file.close();
  });
});

test('progress is told, and what is aborted ends', async () => {
  await withFile(Readable.from(pcapOf(200_000)), async (file, target) => {
    const aborting = new AbortController();
    const exported = file.export({
      path: target,
      container: 'pcap',
      signal: aborting.signal,
      onProgress: ({ bytes, size }) => {
        expect(bytes).toBeLessThanOrEqual(size);
        aborting.abort();
      },
    });
    await expect(exported).rejects.toMatchObject({ code: 'ABORT_ERR' });
    const again = file.export({ path: target, container: 'pcap' });
    expect(await again).toMatchObject({ frames: 200_000 });
    expect(readFileSync(target).length).toBeGreaterThan(200_000 * 45);
  });
});

async function* endless(): AsyncGenerator<Buffer> {
  yield* pcapOf(10);
  await new Promise(() => undefined);
}

test('what is closed meanwhile says so', async () => {
  await withFile(endless(), async (file, target) => {
    const exported = file.export({ path: target, container: 'pcap' });
    file.close();
    await expect(exported).rejects.toMatchObject({ code: 'ERR_LOG_FILE_CLOSED' });
  });
});

test.each([
  [{ container: 'zip' }, 'container must be "pcapng" or "pcap", got "zip"'],
  [{ framing: 'token ring' }, 'framing must be "original" or "ethernet", got "token ring"'],
  [{ colour: 'red' }, 'unknown option "colour"'],
  [{ selection: { kind: 'rows', rows: [1] } }, 'rows must be a Uint8Array, got an array'],
  [{ selection: { kind: 'range', first: 0, last: 3 } }, 'first must be an integer from 1'],
  [{ selection: { kind: 'range', first: 3, last: 1 } }, 'last must be an integer from 2'],
  [{ path: '/nosuch/file' }, 'open ENOENT /nosuch/file'],
])('%j is refused', async (wrong, message) => {
  await withFile(Readable.from(pcapOf(1)), async (file, target) => {
    const options = { path: target, container: 'pcap', ...wrong } as FileExportOptions;
    await expect(file.export(options)).rejects.toThrow(message);
  });
});
