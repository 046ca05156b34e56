import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

import { problemWith, reason } from './testing/skipping';
import { runNode, TETHER } from './testing/processes';

/** A file system of this process alone, which goes with it. */
const MOUNTING = [...TETHER, 'unshare', '--mount', '--propagation', 'private'];

const problem = problemWith('unshare', 'mount') ?? (await mountProblem());

async function mountProblem(): Promise<string | undefined> {
  const [program = '', ...args] = [...MOUNTING, 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'];
  return promisify(execFile)(program, args).then(
    () => undefined,
    () => 'only root may mount',
  );
}

/** Floods a recording on 64 MB until it is full, makes room, and goes on until it is written again. */
const SCRIPT = `
const { execFileSync, spawn } = require('node:child_process');
const { setTimeout: after } = require('node:timers/promises');
const mount = (size, options) => execFileSync('mount', ['-t', 'tmpfs', '-o', options + 'size=' + size, 'tmpfs', '/mnt']);

const SENDER = \`
const { dgram } = require(\${JSON.stringify(BUNDLE)});
const messages = Array.from({ length: 64 }, () => ({ payload: Buffer.alloc(1400, 'x') }));
const socket = dgram.createSocket('udp4');
const next = () => socket.sendMany(messages, next);
socket.connect(Number(process.argv[1]), '127.0.0.1', next);
\`;

(async () => {
  mount('64m', '');
  const capture = new Capture();
  const { id, port } = capture.openUdp({ family: 4, address: '127.0.0.1', port: 0 });
  capture.record({ path: '/mnt/full.pcapng', flushInterval: 50 });
  const sender = spawn(process.execPath, ['-e', SENDER, port], { stdio: ['pipe', 'ignore', 'inherit'] });
  const until = async (holds) => {
    while (!holds(capture.recording())) await after(5);
    return capture.recording();
  };
  const full = await until(({ error, lost }) => error !== undefined && lost > 0);
  mount('1g', 'remount,');
  const again = await until(({ error, datagrams }) => error === undefined && datagrams > full.datagrams + 1000);
  sender.kill();
  capture.closeSocket(id);
  const { received } = capture.statistics(id);
  capture.stopRecording();
  const end = capture.recording();
  const file = await LogFile.open('/mnt/full.pcapng');
  const read = await file.indexed();
  console.log(JSON.stringify({ full, again, end, received, read }));
  capture.close();
  file.close();
})();
`;

test.skipIf(problem !== undefined)(
  `a recording on a full disk says so, counts what it loses, and goes on when there is room${reason(problem)}`,
  async () => {
    const { full, again, end, received, read } = JSON.parse(await runNode(SCRIPT, [], MOUNTING));
    expect(full).toMatchObject({ error: 'ENOSPC' });
    expect(again.bytes).toBeGreaterThan(full.bytes);
    expect(end.error).toBeUndefined();
    expect(end.lost).toBeGreaterThanOrEqual(full.lost);
    expect(received).toBe(end.datagrams + end.lost);
    // Whole blocks, and all that were counted.
    expect(read).toMatchObject({ datagrams: end.datagrams, damageCount: 0, failure: '' });
  },
);
