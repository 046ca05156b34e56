// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { supervise } from './supervise.mjs';

/**
 * Runs a script, and calls back when it has printed its first output.
 * @param {string} script
 * @param {(output: string) => void} [onFirstOutput]
 */
async function superviseScript(script, onFirstOutput) {
  let output = '';
  const { status, interruption } = await supervise(process.execPath, ['-e', script], {
    onOutput: (text) => {
      if (output === '') onFirstOutput?.(text);
      output += text;
    },
  });
  return { status, interruption, output };
}

it('passes the exit status on', async () => {
  const { status, interruption } = await superviseScript('process.exit(7)');
  expect(status).toBe(7);
  expect(interruption).toBeUndefined();
});

it('tells the death by a signal as a shell does', async () => {
  const { status } = await superviseScript('process.kill(process.pid, "SIGKILL")');
  expect(status).toBe(137);
});

it('passes a signal on once, although it arrives twice', async () => {
  const script = `
    let count = 0;
    process.on('SIGINT', () => {
      count += 1;
      setTimeout(() => { console.log('signals', count); process.exit(0); }, 100);
    });
    setInterval(() => {}, 1000);
    console.log('ready');`;
  const { output, interruption } = await superviseScript(script, () => {
    process.emit('SIGINT', 'SIGINT');
    process.emit('SIGINT', 'SIGINT');
  });
  expect(output).toContain('signals 1');
  expect(interruption?.exitStatus).toBe(130);
});

it('ends what the program started and left behind', async () => {
  // The orphan keeps the standard output open: without its end there would be no result at all.
  const script = `
    const orphan = ['-e', 'setInterval(() => {}, 1000)'];
    const { spawn } = require('node:child_process');
    spawn(process.execPath, orphan, { stdio: ['ignore', 'inherit', 'ignore'] }).unref();`;
  const { status } = await superviseScript(script);
  expect(status).toBe(0);
});

it.runIf(process.platform === 'linux')(
  'ends the program when it is itself killed with SIGKILL',
  async () => {
    const module = new URL('./supervise.mjs', import.meta.url).href;
    // The program holds the other end of the pipe too, so 'close' follows only when both are gone.
    const script = `
    import { supervise } from ${JSON.stringify(module)};
    await supervise(process.execPath, ['-e', 'console.log("ready"); setInterval(() => {}, 1000)']);`;
    const supervisor = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(supervisor.stdout, 'data');
    const closed = once(supervisor, 'close');
    supervisor.kill('SIGKILL');
    const [, signal] = await closed;
    expect(signal).toBe('SIGKILL');
  },
);
