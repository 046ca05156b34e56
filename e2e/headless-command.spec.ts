import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, test } from '@playwright/test';
import { electronBinary, root } from './support/application';

const flags = ['--no-sandbox', '--ozone-platform=headless', '--disable-gpu', '--log-level=3'];

/** The command as the packages have it: the application itself, without a display. */
function gramscope(...words: string[]) {
  const env = { ...process.env };
  delete env['DISPLAY'];
  return spawn(electronBinary(), [...flags, root, '--as-command', '--', ...words], { env });
}

test.skip(process.platform !== 'linux', 'the packages for Linux alone have the command');

test('the application is the command, with its output, its end by a signal and its status', async () => {
  const listener = gramscope('listen', 'udp://127.0.0.1:0', '--format', 'jsonl');
  const ended = once(listener, 'close');
  let [printed, said] = ['', ''];
  listener.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const lines = createInterface({ input: listener.stderr });
  lines.on('line', (line) => (said += `${line}\n`));
  await expect.poll(() => said).toMatch(/listening on \S+:\d+\n/u);
  const port = /listening on \S+:(\d+)\n/u.exec(said)?.[1];
  const sender = gramscope('send', `udp://127.0.0.1:${port}`, '--text', 'hello');
  expect((await once(sender, 'close'))[0]).toBe(0);
  await expect.poll(() => printed).toContain('\n');
  listener.kill('SIGINT');
  expect((await ended)[0]).toBe(0);
  expect(JSON.parse(printed)).toMatchObject({ payload: 'aGVsbG8=' });
  expect(said).toContain('received 1, dropped 0, 5 bytes');
});

test('a wrong command has the status that it has elsewhere', async () => {
  expect((await once(gramscope('listen', 'nowhere'), 'close'))[0]).toBe(2);
});
