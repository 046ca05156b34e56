import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

import { Capture } from '#native';
import { expect, test } from 'vitest';

import { writeCaptureFile } from './testing/capture-file';
import { errorOf, logReaches, withCapture } from './testing/captures';
import { BUNDLE, runNode } from './testing/processes';
import { duringFlood } from './testing/senders';

/** Opens a capture with a socket, says which port, and when it has received; then may exit. */
const WORKER = `
const { parentPort, workerData } = require('node:worker_threads');
const { Capture } = require(${JSON.stringify(BUNDLE)});
const capture = new Capture();
const { port } = capture.openUdp({ family: 4, address: '127.0.0.1', port: 0 });
capture.onActivity(() => {
  if (capture.extent().last < 1000) return;
  if (workerData === 'exit') process.exit(0);
  parentPort.postMessage('busy');
});
parentPort.postMessage(port);
setInterval(() => {}, 1000);
`;

/** Whether nobody holds this port. */
function isFree(port: number): boolean {
  const capture = new Capture();
  try {
    return capture.openUdp({ family: 4, address: '127.0.0.1', port }).port === port;
  } finally {
    capture.close();
  }
}

test('after close every method but close throws', () => {
  const capture = new Capture();
  capture.openUdp({ family: 4, address: '127.0.0.1', port: 0 });
  capture.close();
  const calls = [
    () => capture.openUdp({ family: 4, address: '127.0.0.1', port: 0 }),
    () => capture.closeSocket(1),
    () => capture.statistics(1),
    () => capture.extent(),
    () => capture.rows(1, 1),
    () => capture.onActivity(null),
  ];
  for (const call of calls) {
    expect(errorOf(call)).toMatchObject({
      code: 'ERR_CAPTURE_CLOSED',
      message: 'the capture is closed',
    });
  }
  capture.close();
});

test('a closed socket delivers nothing more, under full load', () =>
  withCapture(async (capture) => {
    const { id, port } = capture.openUdp({ family: 4, address: '127.0.0.1', port: 0 });
    await duringFlood({ address: '127.0.0.1', port }, async () => {
      await logReaches(capture, 1000);
      const { received } = capture.closeSocket(id);
      const { last } = capture.extent();
      expect(last).toBe(received);
      // Time for a round trip through the receive thread, on which a late batch would be first.
      const other = capture.openUdp({ family: 4, address: '127.0.0.1', port: 0 });
      capture.closeSocket(other.id);
      expect(capture.extent().last).toBe(last);
    });
  }));

test('a capture closes under full load', async () => {
  const capture = new Capture();
  const { port } = capture.openUdp({ family: 4, address: '127.0.0.1', port: 0 });
  await duringFlood({ address: '127.0.0.1', port }, async () => {
    await logReaches(capture, 1000);
    capture.close();
    expect(isFree(port)).toBe(true);
  });
});

const MANY_PROCESSES = { timeout: 30_000 };

test.each(['exit', 'terminate'])(
  'a worker may %s with an open capture under load',
  MANY_PROCESSES,
  async (how) => {
    for (let round = 0; round < 3; round += 1) {
      const worker = new Worker(WORKER, { eval: true, workerData: how });
      const [port] = (await once(worker, 'message')) as [number];
      const ended = once(worker, 'exit');
      await duringFlood({ address: '127.0.0.1', port }, async () => {
        if (how === 'terminate') {
          await once(worker, 'message');
          await worker.terminate();
        }
        await ended;
      });
      expect(isFree(port)).toBe(true);
    }
  },
);

test('an open capture does not keep the process alive', async () => {
  const printed = await runNode(`
    const capture = new Capture();
    capture.openUdp({ family: 4, address: '127.0.0.1', port: 0 });
    capture.onActivity(() => {});
    process.on('exit', () => console.log('end', capture.extent().last));
  `);
  expect(printed).toBe('end 0');
});

test('process.exit with an open capture ends cleanly under load', async () => {
  const printed = await runNode(`
    const { spawn } = require('node:child_process');
    const capture = new Capture();
    const { port } = capture.openUdp({ family: 4, address: '127.0.0.1', port: 0 });
    const flood = spawn('bash', ['-c', 'for i in {1..100000}; do echo x; done >/dev/udp/127.0.0.1/' + port]);
    capture.onActivity(() => {
      if (capture.extent().last < 1000) return;
      flood.kill('SIGKILL');
      console.log('exit');
      process.exit(0);
    });
  `);
  expect(printed).toBe('exit');
});

test('captures that nobody closed and nobody listens to are collected', async () => {
  const printed = await runNode(
    `
    const before = descriptors();
    for (let i = 0; i < 50; i += 1) {
      const capture = new Capture();
      capture.openUdp({ family: 4, address: '127.0.0.1', port: 0 });
      capture.onActivity(() => capture.extent());
      capture.onActivity(null);
    }
    const opened = descriptors() - before;
    let rounds = 0;
    (function collect() {
      gc();
      if (descriptors() > before && (rounds += 1) < 100) return setImmediate(collect);
      console.log(opened, descriptors() - before);
    })();
  `,
    ['--expose-gc'],
  );
  const [opened, left] = printed.split(' ').map(Number);
  // A socket, a file, and two of the receive thread each.
  expect(opened).toBe(200);
  expect(left).toBeLessThanOrEqual(0);
});

test('who waits for a capture, and holds nothing else, is told', async () => {
  const printed = await runNode(
    `
    const { execFileSync } = require('node:child_process');
    const { port, came } = (() => {
      const capture = new Capture();
      const { port } = capture.openUdp({ family: 4, address: '127.0.0.1', port: 0 });
      const came = new Promise((resolve) => {
        capture.onActivity(() => resolve(capture.extent().last));
      });
      return { port, came };
    })();
    void came.then((last) => console.log('came', last));
    void (async () => {
      for (let rounds = 0; rounds < 20; rounds += 1) {
        gc();
        await new Promise(setImmediate);
      }
      execFileSync('bash', ['-c', 'echo x >/dev/udp/127.0.0.1/' + port]);
      setTimeout(() => {}, 1000);
    })();
  `,
    ['--expose-gc'],
  );
  expect(printed).toBe('came 1');
});

test('opening and closing leaks no descriptor', async () => {
  const printed = await runNode(`
    const options = { family: 4, address: '127.0.0.1', port: 0 };
    const capture = new Capture();
    capture.closeSocket(capture.openUdp(options).id);
    const before = descriptors();
    for (let i = 0; i < 2000; i += 1) capture.closeSocket(capture.openUdp(options).id);
    for (let i = 0; i < 200; i += 1) {
      const other = new Capture();
      other.openUdp(options);
      other.close();
    }
    for (let i = 0; i < 200; i += 1) {
      try { capture.openUdp({ ...options, address: '203.0.113.1' }); } catch {}
    }
    console.log(descriptors() - before);
  `);
  expect(printed).toBe('0');
});

test('files that are indexed and stay open keep no process alive, whenever that was noticed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gramscope-lifetime-'));
  const file = join(folder, 'some.pcap');
  writeCaptureFile(file, [{ time: 1_700_000_000_000_000, payload: 'x' }]);
  try {
    const printed = await runNode(`
      process.on('exit', () => console.log('end'));
      void (async () => {
        globalThis.logs = [];
        // Once in some dozens, the last news came while JavaScript looked.
        for (let count = 0; count < 1000; count += 1) {
          const log = await LogFile.open(${JSON.stringify(file)});
          await log.indexed();
          logs.push(log);
        }
      })();
    `);
    expect(printed).toBe('end');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
