import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadAddonFile } from './addon-file';

const compiled = path.join(__dirname, '../build/Release/gramscope.node');

let native: string;

beforeEach(async () => {
  native = await mkdtemp(path.join(tmpdir(), 'gramscope-addon-'));
});

afterEach(() => rm(native, { recursive: true }));

function loading(platform: string, arch: string): () => unknown {
  return () => loadAddonFile(native, { platform, arch });
}

async function place(folder: string): Promise<string> {
  await mkdir(path.join(native, folder), { recursive: true });
  return path.join(native, folder, 'gramscope.node');
}

describe('the addon that is loaded', () => {
  it('is the one compiled beforehand for the running system', async () => {
    await cp(compiled, await place(`prebuilds/${process.platform}-${process.arch}`));
    expect(loadAddonFile(native, process)).toHaveProperty('Socket');
  });

  it('is rather the one that was compiled here', async () => {
    await cp(compiled, await place('build/Release'));
    await writeFile(await place(`prebuilds/${process.platform}-${process.arch}`), 'broken');
    expect(loadAddonFile(native, process)).toHaveProperty('Socket');
  });
});

describe('where there is none', () => {
  it('says what was looked for, and what to do', () => {
    const file = path.join(native, 'prebuilds', 'darwin-arm64', 'gramscope.node');
    const load = loading('darwin', 'arm64');
    expect(load).toThrow(expect.objectContaining({ code: 'ERR_ADDON_MISSING' }));
    expect(load).toThrow(file);
    expect(load).toThrow('Install Gramscope again');
  });

  it('says which systems there are addons for, on another one', () => {
    const load = loading('freebsd', 'x64');
    expect(load).toThrow('no native addon for freebsd-x64');
    expect(load).toThrow(
      'linux-x64, linux-arm64, darwin-x64, darwin-arm64, win32-x64, win32-arm64',
    );
  });
});

it('says what the system needs where it refuses to load the addon', async () => {
  const file = await place('prebuilds/linux-x64');
  await writeFile(file, 'not a library at all');
  const load = loading('linux', 'x64');
  expect(load).toThrow(expect.objectContaining({ code: 'ERR_ADDON_UNUSABLE' }));
  expect(load).toThrow(`The native addon ${file} cannot be loaded: `);
  expect(load).toThrow('glibc 2.28 or newer');
  expect(load).toThrow('musl are not supported');
});
