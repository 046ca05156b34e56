import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { distributionOf } from './distribution';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gramscope-distribution-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function distribution(platform: NodeJS.Platform, more: { env?: NodeJS.ProcessEnv } = {}) {
  const executable = join(folder, 'gramscope');
  return distributionOf({
    platform,
    isPackaged: true,
    executable,
    resources: folder,
    env: {},
    ...more,
  });
}

it('replaces itself as an AppImage, an installed program on Windows, and on a Mac', () => {
  const env = { APPIMAGE: '/home/somebody/Gramscope.AppImage' };
  expect(distribution('linux', { env })).toEqual({ by: 'itself', as: 'appimage' });
  expect(distribution('darwin')).toEqual({ by: 'itself', as: 'mac' });
  writeFileSync(join(folder, 'Uninstall Gramscope.exe'), '');
  expect(distribution('win32')).toEqual({ by: 'itself', as: 'nsis' });
});

it.each([
  ['deb', 'sudo apt install ./gramscope.deb'],
  ['rpm', 'sudo dnf install ./gramscope.rpm'],
  ['pacman', 'sudo pacman -U gramscope.pacman'],
])('leaves a %s package to the package manager, whatever the environment says', (type, command) => {
  writeFileSync(join(folder, 'package-type'), type);
  const env = { APPIMAGE: '/home/somebody/Gramscope.AppImage' };
  const { by, ...rest } = distribution('linux', { env });
  expect(by).toBe('others');
  expect(JSON.stringify(rest)).toContain(command);
});

it('says of what was unpacked, or is portable, that it is replaced by hand', () => {
  expect(JSON.stringify(distribution('linux'))).toContain('archive');
  expect(distribution('win32')).toMatchObject({ by: 'others' });
  writeFileSync(join(folder, 'Uninstall Gramscope.exe'), '');
  const env = { PORTABLE_EXECUTABLE_FILE: 'C:\\Gramscope.exe' };
  expect(distribution('win32', { env })).toMatchObject({ by: 'others' });
});
