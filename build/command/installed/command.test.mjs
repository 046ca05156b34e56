// @ts-check
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inRoot, root } from '../../setup/paths.mjs';
import { listFiles } from '../../setup/files.mjs';
import { targets } from '../../targets/targets.mjs';
import { installCommand } from './installation.mjs';

/** @type {import('./installation.mjs').Installation} */
let installation;

beforeAll(async () => {
  installation = await installCommand();
}, 60_000);
afterAll(() => installation.remove());

/** @param {string} program @param {readonly string[]} args */
function run(program, ...args) {
  const { folder, env } = installation;
  return promisify(execFile)(path.join(env['PATH'] ?? '', program), args, { cwd: folder, env });
}

/** @param {string} name */
const packaged = (name) => path.join(installation.folder, 'node_modules/gramscope', name);

describe('the installed package', () => {
  it('is all there is, with the addon for every system', async () => {
    const modules = await readdir(path.join(installation.folder, 'node_modules'));
    expect(modules.filter((name) => !name.startsWith('.'))).toEqual(['gramscope']);
    const addons = await readdir(packaged('native/prebuilds'));
    expect(addons.toSorted()).toEqual(targets.map(({ name }) => name).toSorted());
    const manifest = JSON.parse(await readFile(packaged('package.json'), 'utf8'));
    expect(manifest).not.toHaveProperty('scripts');
    expect(manifest).not.toHaveProperty('dependencies');
  });

  it('has the licences of what is in it', async () => {
    expect(await readFile(packaged('LICENSE'), 'utf8')).toContain('MIT');
    const notices = await readFile(packaged('THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const name of ['valibot', 'dns-packet', 'fzstd', 'node-addon-api', 'libc++']) {
      expect(notices).toContain(`\n${name}`);
    }
  });

  it('tells nothing of the machine that made it', async () => {
    const telling = [];
    for (const file of await listFiles([packaged('.')])) {
      const content = await readFile(file);
      if (content.includes(root) || content.includes('.cache/gramscope')) telling.push(file);
    }
    expect(telling).toEqual([]);
  });
});

describe('the installed command', () => {
  it('receives what it sends, records it, and reads it again', async () => {
    const { folder, env } = installation;
    const listening = ['gramscope', 'listen', 'udp://127.0.0.1:0', '--count', '1'];
    const options = ['--write', 'one.pcapng', '--format', 'jsonl'];
    const npx = path.join(env['PATH'] ?? '', 'npx');
    const listener = spawn(npx, [...listening, ...options], { cwd: folder, env });
    const ended = once(listener, 'close');
    const port = await portOf(listener);
    const text = '<11>Oct 11 22:14:15 host su: hello';
    await run('npx', 'gramscope', 'send', `127.0.0.1:${port}`, '--text', text);
    expect((await ended)[0]).toBe(0);
    const reading = ['read', 'one.pcapng', '-Y', 'syslog.level == err', '--format', 'jsonl'];
    const { stdout } = await run('npx', 'gramscope', ...reading);
    const { payload, dstPort } = JSON.parse(stdout);
    expect([Buffer.from(payload, 'base64').toString(), dstPort]).toEqual([text, port]);
  });

  it('says its version', async () => {
    const { version } = JSON.parse(await readFile(inRoot('package.json'), 'utf8'));
    expect((await run('npx', 'gramscope', '--version')).stdout).toBe(`gramscope ${version}\n`);
  });
});

describe('the installed module', () => {
  it('sends and receives, by the addon that was compiled beforehand', async () => {
    const program = `
      const { dgram } = require('gramscope');
      const server = dgram.createSocket('udp4', (message, { address }) => {
        console.log(String(message), address);
        console.log(Object.keys(require.cache).find((file) => file.endsWith('.node')));
        server.close();
      });
      server.bind(0, '127.0.0.1', () => {
        const client = dgram.createSocket('udp4');
        client.send('hello', server.address().port, '127.0.0.1', () => client.close());
      });`;
    const [line, addon] = (await run('node', '-e', program)).stdout.split('\n');
    expect(line).toBe('hello 127.0.0.1');
    const system = `${process.platform}-${process.arch}`;
    expect(addon).toBe(packaged(`native/prebuilds/${system}/gramscope.node`));
  });

  it('has types that a strict program compiles with', async () => {
    const program = `
      import { dgram, listInterfaces } from 'gramscope';
      const socket = dgram.createSocket({ type: 'udp4', packetInfo: true });
      socket.on('message', (message, { address }) => console.log(message.length, address.length));
      export const names: string[] = listInterfaces().map(({ name }) => name);
      // @ts-expect-error there is no such type of socket
      dgram.createSocket('tcp');`;
    await writeFile(path.join(installation.folder, 'program.cts'), program);
    const strict = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023'];
    const types = ['--types', 'node', '--typeRoots', inRoot('node_modules/@types')];
    const tsc = inRoot('node_modules/typescript/bin/tsc');
    const compiling = run('node', tsc, ...strict, ...types, 'program.cts');
    expect(await compiling.catch(({ stdout }) => ({ stdout }))).toMatchObject({ stdout: '' });
  }, 30_000);
});

/** @param {import('node:child_process').ChildProcessWithoutNullStreams} listener */
async function portOf({ stderr }) {
  const said = [];
  for await (const line of createInterface({ input: stderr })) {
    said.push(line);
    const port = /listening on \S+:(\d+)$/u.exec(line)?.[1];
    if (port !== undefined) {
      stderr.resume();
      return Number(port);
    }
  }
  throw new Error(`it ended early: ${said.join('\n')}`);
}
