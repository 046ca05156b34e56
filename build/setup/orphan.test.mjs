// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';

const module = new URL('./orphan.mjs', import.meta.url).href;
const script = `
  import { endWithNpm } from ${JSON.stringify(module)};
  process.on('SIGTERM', () => { console.log('SIGTERM'); process.exit(0); });
  endWithNpm();
  setInterval(() => {}, 1000);
  console.log('ready');`;

/** The "true" keeps each shell from becoming what it runs. */
const shellAroundScript = '"$0" --input-type=module -e "$1"; true';
const shellAroundShell = `sh -c '${shellAroundScript}' "$0" "$1"; true`;

describe.runIf(process.platform === 'linux')('endWithNpm', () => {
  it.each([
    ['the shell between', shellAroundScript],
    ['npm above the shell', shellAroundShell],
  ])('ends the process politely when %s is killed', async (_who, command) => {
    const parent = spawn('sh', ['-c', command, process.execPath, script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    parent.stdout.setEncoding('utf8').on('data', (text) => (output += text));
    const closed = once(parent.stdout, 'close');
    await once(parent.stdout, 'data');
    parent.kill('SIGKILL');
    await closed;
    expect(output).toBe('ready\nSIGTERM\n');
  });
});
