import { expect, test } from 'vitest';

import { errorOf, logReaches, withCapture } from './testing/captures';
import { runNode } from './testing/processes';
import { send } from './testing/senders';

test('the listener is called far less often than datagrams come', () =>
  withCapture(async (capture) => {
    const { port } = capture.openUdp({ family: 4, address: '127.0.0.1', port: 0 });
    const count = 10_000;
    let calls = 0;
    const arrived = new Promise<void>((resolve) => {
      capture.onActivity(() => {
        calls += 1;
        // As a screen does: the log is looked at once a frame, not at once.
        setTimeout(() => {
          if (capture.extent().last === count) resolve();
        }, 16);
      });
    });
    await send({ address: '127.0.0.1', port, count });
    await arrived;
    expect(calls).toBeGreaterThan(0);
    expect(calls).toBeLessThan(count / 20);
  }));

test('the listener is not called again before someone looked', () =>
  withCapture(async (capture) => {
    const { port } = capture.openUdp({ family: 4, address: '127.0.0.1', port: 0 });
    let calls = 0;
    const first = new Promise<void>((resolve) => {
      capture.onActivity(() => {
        calls += 1;
        resolve();
      });
    });
    await send({ address: '127.0.0.1', port });
    await first;
    await send({ address: '127.0.0.1', port });
    expect(calls).toBe(1);
    await logReaches(capture, 2);
    expect(calls).toBe(1);
  }));

test('a listener that comes late is told of what is there', () =>
  withCapture(async (capture) => {
    const { port } = capture.openUdp({ family: 4, address: '127.0.0.1', port: 0 });
    const arrived = logReaches(capture, 1);
    await send({ address: '127.0.0.1', port });
    await arrived;
    const told = new Promise<string>((resolve) => {
      capture.onActivity(() => resolve('told'));
    });
    expect(await told).toBe('told');
  }));

test('a listener may close the capture', () =>
  withCapture(async (capture) => {
    const { port } = capture.openUdp({ family: 4, address: '127.0.0.1', port: 0 });
    const closed = new Promise<void>((resolve) => {
      capture.onActivity(() => {
        capture.close();
        resolve();
      });
    });
    await send({ address: '127.0.0.1', port });
    await closed;
    expect(errorOf(() => capture.extent()).code).toBe('ERR_CAPTURE_CLOSED');
  }));

test('what a listener throws is an uncaught exception', async () => {
  const printed = await runNode(`
    const { execFileSync } = require('node:child_process');
    const capture = new Capture();
    const { port } = capture.openUdp({ family: 4, address: '127.0.0.1', port: 0 });
    const alive = setTimeout(() => {}, 15000);
    process.on('uncaughtException', (error) => {
      console.log(error.message);
      clearTimeout(alive);
    });
    capture.onActivity(() => { throw new Error('from the listener'); });
    execFileSync('bash', ['-c', 'echo x >/dev/udp/127.0.0.1/' + port]);
  `);
  expect(printed).toBe('from the listener');
});
