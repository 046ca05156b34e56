import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { root } from '../support/application';
import { unpackedExecutable } from './support/packaged-application';

/** How Electron stores the state of a fuse: as a digit, in ASCII. */
const ENABLED = '1'.charCodeAt(0);
const DISABLED = '0'.charCodeAt(0);

test('the fuses that would open the application are off, and those that close it are on', async () => {
  const wire = await getCurrentFuseWire(unpackedExecutable);
  const on = [
    FuseV1Options.EnableCookieEncryption,
    FuseV1Options.OnlyLoadAppFromAsar,
    FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  ];
  const off = [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
  ];
  for (const fuse of on) expect.soft(wire[fuse], FuseV1Options[fuse]).toBe(ENABLED);
  for (const fuse of off) expect.soft(wire[fuse], FuseV1Options[fuse]).toBe(DISABLED);
});

test('the addon lies beside the archive, and no other application does', () => {
  const resources = join(unpackedExecutable, '../resources');
  const addons = execFileSync('find', [`${resources}/app.asar.unpacked`, '-type', 'f'], {
    encoding: 'utf8',
  });
  expect(addons.trim().split('\n')).toEqual([expect.stringMatching(/gramscope\.node$/u)]);
  expect(existsSync(join(resources, 'app'))).toBe(false);
  expect(existsSync(join(resources, 'default_app.asar'))).toBe(false);
});

test('the description of the application for software centres is valid', () => {
  test.skip(!existsSync('/usr/bin/appstreamcli'), 'needs appstreamcli');
  const file = 'build/resources/linux/org.gramscope.Gramscope.metainfo.xml';
  execFileSync('appstreamcli', ['validate', '--no-net', join(root, file)], { stdio: 'pipe' });
});
