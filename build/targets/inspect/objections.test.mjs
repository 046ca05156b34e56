// @ts-check
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../setup/paths.mjs';
import { targets } from '../targets.mjs';
import { inspect } from './inspect.mjs';
import { objections } from './objections.mjs';

/** @param {string} name */
function target(name) {
  const found = targets.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no target ${name}`);
  return found;
}

const nodeApi = ['napi_create_object'];

const sound = {
  format: /** @type {const} */ ('ELF'),
  machine: 'x64',
  isAddon: true,
  nodeFunctions: nodeApi,
  libraries: ['libc.so.6', 'libm.so.6'],
  glibc: '2.28',
};
const mac = {
  ...sound,
  format: /** @type {const} */ ('Mach-O'),
  machine: 'arm64',
  libraries: ['/usr/lib/libSystem.B.dylib'],
  macos: '11.0',
  installName: 'gramscope.node',
  isSigned: true,
};
const windows = {
  ...sound,
  format: /** @type {const} */ ('PE'),
  libraries: ['KERNEL32.dll', 'WS2_32.dll'],
};

describe('an addon', () => {
  it('is taken where it is what its system needs', () => {
    expect(objections(sound, target('linux-x64'), nodeApi)).toEqual([]);
    expect(objections(mac, target('darwin-arm64'), nodeApi)).toEqual([]);
    expect(objections(windows, target('win32-x64'), nodeApi)).toEqual([]);
  });

  it.each([
    ['for another processor', { ...sound, machine: 'arm64' }, 'linux-x64', 'is not for linux-x64'],
    ['that is none', { ...sound, isAddon: false }, 'linux-x64', 'does not export'],
    ['with a newer glibc', { ...sound, glibc: '2.34' }, 'linux-x64', 'needs glibc 2.34'],
    [
      'with a C++ library of the machine',
      { ...sound, libraries: ['libstdc++.so.6'] },
      'linux-x64',
      'needs libstdc++.so.6',
    ],
    [
      'with a function of a newer Node',
      { ...sound, nodeFunctions: ['node_api_create_buffer_from_arraybuffer'] },
      'linux-x64',
      'needs node_api_create_buffer_from_arraybuffer',
    ],
    ['for a newer macOS', { ...mac, macos: '13.0' }, 'darwin-arm64', 'is for macOS 13.0'],
    ['without a signature', { ...mac, isSigned: false }, 'darwin-arm64', 'is not signed'],
    ['with a path in it', { ...mac, installName: '/a/b' }, 'darwin-arm64', 'has a path'],
    [
      'that only node.exe can load',
      { ...windows, libraries: ['node.exe'] },
      'win32-x64',
      'needs node.exe',
    ],
  ])('%s is refused', (_what, inspection, name, reason) => {
    expect(objections(inspection, target(name), nodeApi)).toEqual([
      expect.stringContaining(reason),
    ]);
  });
});

it.runIf(process.platform === 'linux')('reads what the addon of this checkout is', async () => {
  const inspection = await inspect(inRoot('native/build/Release/gramscope.node'));
  expect(inspection).toMatchObject({ format: 'ELF', machine: process.arch, isAddon: true });
  expect(inspection.libraries).toContain('libc.so.6');
  expect(inspection.nodeFunctions).toContain('napi_create_function');
  expect(inspection.glibc).toMatch(/^2\.\d+$/u);
});
