import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { shippable } from '../checks/packages.mjs';
import { bundledPackages, packageFolder } from './bundled-packages.mjs';
import { writeNotices } from './notices.mjs';
import { sbom, writeSbom } from './sbom.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'gramscope-licences-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('finds the packages that are in the bundles, and no tools', async () => {
  const names = (await bundledPackages()).map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining([
      'react',
      'electron-updater',
      '@fontsource-variable/inter',
      'scheduler',
    ]),
  );
  for (const tool of ['vite', 'typescript', 'vitest', 'oxlint']) expect(names).not.toContain(tool);
  // Or the check of licences, which needs no build, would pass over some.
  const judged = (await shippable()).map(({ name }) => name);
  expect(judged).toEqual(expect.arrayContaining(names));
});

it('gives the whole licence of each of them', async () => {
  const text = readFileSync(await writeNotices(path.join(folder, 'notices.txt')), 'utf8');
  for (const { name, version } of await bundledPackages())
    expect(text).toContain(`\n${name} ${version}\n`);
  expect(text).toContain('SIL OPEN FONT LICENSE');
  expect(text).toContain('LLVM Exceptions to the Apache 2.0 License');
  expect(text.match(/Permission is hereby granted/gu)?.length).toBeGreaterThan(40);
  expect(text).not.toContain(process.cwd());
});

it('writes the same bill of materials each time, with digests and nothing of this machine', async () => {
  const [one, other] = await Promise.all(
    ['one.json', 'other.json'].map(async (name) =>
      readFileSync(await writeSbom(path.join(folder, name)), 'utf8'),
    ),
  );
  expect(one).toBe(other);
  expect(one).not.toContain(process.cwd());
  const bill =
    /** @type {{ components: { name: string, purl?: string, hashes?: unknown[] }[] }} */ (
      /** @type {unknown} */ (await sbom())
    );
  const react = bill.components.find(({ name }) => name === 'react');
  expect(react?.purl).toMatch(/^pkg:npm\/react@\d+\.\d+\.\d+$/u);
  expect(react?.hashes).toHaveLength(1);
  expect(bill.components.map(({ name }) => name)).toContain('electron');
});

it.each([
  ['/a/node_modules/react/index.js', '/a/node_modules/react'],
  ['/a/node_modules/@x/y/z/index.js', '/a/node_modules/@x/y'],
  ['/a/node_modules/x/node_modules/y/i.js', '/a/node_modules/x/node_modules/y'],
  ['/a/renderer/app.tsx', null],
])('knows whose file %s is', (file, owner) => {
  expect(packageFolder(file)).toBe(owner);
});
