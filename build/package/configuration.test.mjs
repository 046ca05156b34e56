// @ts-check
import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { configuration } from '../electron-builder.mjs';
import { inRoot } from '../setup/paths.mjs';
import { unwantedIn } from './contents.mjs';
import { whyNot } from './means.mjs';
import { packageOptions } from './options.mjs';
import { budgetOf } from './size-budget.mjs';
import { packaged, prebuildsFor } from './stage-application.mjs';

const surroundings = { application: '/app', made: '/made', output: '/out' };
const made = configuration(surroundings);

afterEach(() => vi.unstubAllEnvs());

describe('what is configured', () => {
  it('has the packages of each system', () => {
    expect(made.linux?.target).toEqual(['AppImage', 'deb', 'rpm', 'pacman', 'tar.gz']);
    expect(made.win?.target).toEqual(['nsis', 'portable', 'zip']);
    expect(made.mac?.target).toEqual([
      { target: 'dmg', arch: ['universal'] },
      { target: 'zip', arch: ['universal'] },
    ]);
  });

  it('asks on Windows for whom to install, and shows the licence', () => {
    expect(made.nsis).toMatchObject({ oneClick: false, perMachine: false, allowElevation: true });
    expect(made.nsis).toMatchObject({ createDesktopShortcut: true, createStartMenuShortcut: true });
    expect(made.nsis?.license).toBe(inRoot('LICENSE'));
  });

  it('hardens the application on macOS, and says there why it listens', async () => {
    expect(made.mac).toMatchObject({ hardenedRuntime: true, notarize: false });
    expect(made.mac?.extendInfo).toHaveProperty('NSLocalNetworkUsageDescription');
    const rights = await readFile(made.mac?.entitlements ?? '', 'utf8');
    expect(rights.match(/<key>/gu)).toHaveLength(1);
  });

  it('asks Apple’s notary where there is an account', () => {
    vi.stubEnv('APPLE_ID', 'us@example.org');
    expect(configuration(surroundings).mac?.notarize).toBe(true);
  });

  it('opens capture files by their names', () => {
    const associations = /** @type {{ ext: string | string[] }[]} */ (made.fileAssociations);
    expect(associations.flatMap(({ ext }) => ext)).toEqual(['pcapng', 'pcap', 'cap']);
    expect(made.linux?.mimeTypes).toContain('application/x-pcapng');
    expect(made.linux?.executableArgs).toEqual(['%F']);
  });

  it('closes the ways into Electron', () => {
    expect(made.electronFuses).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      enableCookieEncryption: true,
    });
  });
});

it('the addon is that of the checkout where it is newer than the prebuild', () => {
  const target = { platform: process.platform, architectures: [process.arch] };
  const prebuild = `native/prebuilds/${process.platform}-${process.arch}/gramscope.node`;
  const build = 'native/build/Release/gramscope.node';
  const placeOf = (/** @type {Record<string, number>} */ times) =>
    prebuildsFor(target, (place) => times[place])[0]?.place;
  expect(placeOf({ [prebuild]: 2, [build]: 1 })).toBe(prebuild);
  expect(placeOf({ [prebuild]: 1, [build]: 2 })).toBe(build);
  expect(placeOf({ [prebuild]: 1 })).toBe(prebuild);
});

it('for another system the prebuild is demanded, with the command that makes it', () => {
  const foreign = { platform: 'sunos', architectures: ['x64'] };
  expect(() => prebuildsFor(foreign, () => undefined)).toThrow(
    /npm run build:targets -- sunos-x64/u,
  );
});

it('the manifest that is packaged names no dependencies and no scripts', async () => {
  const manifest = packaged(JSON.parse(await readFile(inRoot('package.json'), 'utf8')));
  expect(Object.keys(manifest)).not.toContain('scripts');
  expect(Object.keys(manifest)).not.toContain('dependencies');
  expect(manifest['imports']).toHaveProperty('#native', './native/dist/index.cjs');
});

it.each([
  ['src/a.ts', ''],
  ['dist/main/index.cjs.map', ''],
  ['node_modules/react/index.js', ''],
  ['dist/main/index.cjs', 'const key = "-----BEGIN RSA PRIVATE KEY-----"'],
  ['dist/main/index.cjs', `require("${inRoot('dist/x.cjs')}")`],
])('%s is not let into a package with %j', (name, text) => {
  expect(unwantedIn([{ name, content: Buffer.from(text) }])).toHaveLength(1);
});

it('what is ours is let in', () => {
  expect(unwantedIn([{ name: 'dist/main/index.cjs', content: Buffer.from('1') }])).toEqual([]);
});

it('each kind of package has a budget, and block maps have none', () => {
  const kinds = ['asar', 'a.deb', 'a.rpm', 'a.tar.gz', 'a.AppImage', 'a.dmg', 'a.exe', 'a.zip'];
  expect(kinds.map(budgetOf)).not.toContain(undefined);
  expect(budgetOf('a.exe.blockmap')).toBeUndefined();
});

describe('the command line', () => {
  const machine = { platform: 'linux', arch: 'x64' };

  it('makes all kinds of this machine where none is named', () => {
    const options = packageOptions([], machine);
    expect(options).toMatchObject({ system: 'linux', arch: 'x64', named: false });
    expect(options).toHaveProperty('wanted', ['dir', 'AppImage', 'deb', 'rpm', 'pacman', 'tar.gz']);
  });

  it('makes universal packages for macOS', () => {
    expect(packageOptions(['--system', 'darwin'], machine)).toHaveProperty('arch', 'universal');
  });

  it.each([
    [['msi'], /no kind msi/u],
    [['--system', 'sunos'], /no packages for sunos/u],
    [['--arch', 'mips'], /no processor mips/u],
    [['--fats'], /--fats/u],
  ])('refuses %j', (args, message) => {
    expect(() => packageOptions(args, machine)).toThrow(message);
  });
});

it('says why a kind cannot be made without GitHub', () => {
  const options = { system: /** @type {const} */ ('win32'), arch: /** @type {const} */ ('x64') };
  const rest = { wanted: [], named: false, fast: false, again: undefined };
  const means = { unreachable: 'ENOTFOUND', environment: {} };
  expect(whyNot('nsis', { ...options, ...rest }, means, () => 'there')).toContain('ENOTFOUND');
});
