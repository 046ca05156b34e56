// @ts-check
import { expect, it } from 'vitest';
import { CommandFailure, InterruptedError, run } from './run.mjs';

it('gives both output streams of a program that succeeds', async () => {
  const script = 'console.log("out"); console.error("err")';
  const output = await run(process.execPath, ['-e', script]);
  expect(output).toContain('out\n');
  expect(output).toContain('err\n');
});

it('shows what a program printed that fails', async () => {
  const failing = run(process.execPath, ['-e', 'console.error("no space"); process.exit(3)']);
  await expect(failing).rejects.toThrow(/failed with status 3:\nno space/);
});

it('fails for a program that does not exist', async () => {
  await expect(run('no-such-program', [])).rejects.toThrow(CommandFailure);
});

it('ends the program when we are asked to end', async () => {
  const running = run(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  process.emit('SIGTERM', 'SIGTERM');
  const error = await running.catch((reason) => reason);
  expect(error).toBeInstanceOf(InterruptedError);
  expect(error.exitStatus).toBe(143);
});

it('does not wait for a program that takes no notice', async () => {
  const script = 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); console.log(1)';
  const running = run(process.execPath, ['-e', script], { timeoutMs: 200 });
  await expect(running).rejects.toThrow(/was ended by SIG(TERM|KILL)/);
});
