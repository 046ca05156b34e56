import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import { dgram } from '#native';
import { expect, test } from 'vitest';

import { BUNDLE, runNode } from '../testing/processes';
import { duringFlood } from '../testing/senders';

/** Binds, says where, and once it has received a thousand, sends and says so or exits in the midst of it. */
const WORKER = `
const { parentPort, workerData } = require('node:worker_threads');
const { dgram } = require(${JSON.stringify(BUNDLE)});
const abstract = dgram.createSocket('unix_dgram').bind('@gramscope-exit-' + process.pid + workerData.how);
const socket = dgram.createSocket({ type: 'udp4', icmpErrors: true });
let received = 0;
socket.on('message', (message) => {
  received += 1;
  if (received % 100 === 0) socket.send(message, 9, 'localhost', () => {});
  if (received !== 1000) return;
  if (workerData.how === 'exit') process.exit(0);
  parentPort.postMessage('busy');
});
socket.bind(0, '127.0.0.1', () => parentPort.postMessage(socket.address().port));
`;

/** Whether nobody holds this port. */
async function isFree(port: number): Promise<boolean> {
  const socket = dgram.createSocket('udp4').bind(port, '127.0.0.1');
  const [error] = (await Promise.race([once(socket, 'listening'), once(socket, 'error')]).catch(
    (reason: unknown) => [reason],
  )) as [unknown];
  await socket[Symbol.asyncDispose]();
  return error === undefined;
}

test.each(['exit', 'terminate'])(
  'a worker may %s with open sockets under load',
  { timeout: 60_000 },
  async (how) => {
    for (let round = 0; round < 3; round += 1) {
      const worker = new Worker(WORKER, { eval: true, workerData: { how } });
      const [port] = (await once(worker, 'message')) as [number];
      const ended = once(worker, 'exit');
      await duringFlood({ address: '127.0.0.1', port }, async () => {
        if (how === 'terminate') {
          await once(worker, 'message');
          await worker.terminate();
        }
        await ended;
      });
      expect(await isFree(port)).toBe(true);
    }
  },
);

test.each([
  ['process.exit()', 'process.exit(7)', 7],
  ['an uncaught exception', "throw new Error('unheard')", 1],
])('a process ends by %s in a listener, under load', async (_title, end, code) => {
  const ended = runNode(`
    const { spawn } = require('node:child_process');
    const socket = dgram.createSocket('udp4');
    let received = 0;
    let flood;
    socket.on('message', (message, { address, port }) => {
      socket.send(message, port, address, () => {});
      if ((received += 1) < 1000) return;
      flood.kill('SIGKILL');
      ${end};
    });
    socket.bind(0, '127.0.0.1', () => {
      const { port } = socket.address();
      flood = spawn('bash', ['-c', 'for i in {1..1000000}; do echo x; done >/dev/udp/127.0.0.1/' + port]);
    });
  `);
  await expect(ended).rejects.toMatchObject({ code, signal: null });
});
