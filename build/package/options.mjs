// @ts-check
import { parseArgs } from 'node:util';
import { SetupError } from '../setup/setup-error.mjs';

/** Kinds of packages, by electron-builder's names; `dir` is the application without an installer. */
export const kinds = /** @type {const} */ ({
  linux: ['dir', 'AppImage', 'deb', 'rpm', 'pacman', 'tar.gz'],
  darwin: ['dir', 'dmg', 'zip'],
  win32: ['dir', 'nsis', 'portable', 'zip'],
});

/** @typedef {keyof typeof kinds} System Node's name of it */

/**
 * @typedef {object} PackageOptions
 * @property {System} system
 * @property {'x64' | 'arm64' | 'universal'} arch
 * @property {string[]} wanted kinds
 * @property {boolean} named whether a person named the kinds, so that one that cannot be made is an error
 * @property {boolean} fast
 * @property {string | undefined} again version of packages that are made once more from the same application
 */

export const help = `Usage: npm run package -- [KIND ...] [--system SYSTEM] [--arch ARCH] [--fast]

Makes packages in out/packages. Without KIND all that can be made on this machine, and says what is left
out and why. out/packages/linux-unpacked is the application without an installer.

  KIND      linux:  ${kinds.linux.join(', ')}
            darwin: ${kinds.darwin.join(', ')}
            win32:  ${kinds.win32.join(', ')}
  --system  linux, darwin or win32; this machine's if absent
  --arch    x64 or arm64, on darwin universal; this machine's if absent, on darwin universal
  --fast    large files, quickly made: for tests
  --again   VERSION: packages once more what lies in out/packages, as of another version: for tests of upgrades
  --help    prints this

Systems other than this one need their addons: npm run build:targets. macOS packages can be made and signed
on a Mac only. Signatures are made where electron-builder finds a certificate (CSC_LINK, WIN_CSC_LINK), and Apple's
notary is asked where APPLE_ID, APPLE_API_KEY or APPLE_KEYCHAIN_PROFILE says who asks.`;

/**
 * @param {readonly string[]} args
 * @param {{ platform: string, arch: string }} [machine]
 * @returns {PackageOptions | 'help'}
 * @throws {SetupError} that says what is wrong
 */
export function packageOptions(args, machine = process) {
  const { values, positionals } = parsed(args);
  if (values.help) return 'help';
  const system = /** @type {System} */ (values.system ?? machine.platform);
  const known = /** @type {readonly string[] | undefined} */ (kinds[system]);
  if (!known) throw new SetupError(`no packages for ${system}: there are ${Object.keys(kinds)}`);
  const stranger = positionals.find((kind) => !known.includes(kind));
  if (stranger) throw new SetupError(`no kind ${stranger} for ${system}: there are ${known}`);
  const arch = values.arch ?? (system === 'darwin' ? 'universal' : machine.arch);
  const archs = system === 'darwin' ? ['x64', 'arm64', 'universal'] : ['x64', 'arm64'];
  if (!archs.includes(arch)) throw new SetupError(`no processor ${arch}: there are ${archs}`);
  return {
    system,
    arch: /** @type {PackageOptions['arch']} */ (arch),
    wanted: positionals.length > 0 ? positionals : [...known],
    named: positionals.length > 0,
    fast: values.fast ?? false,
    again: values.again,
  };
}

/** @param {readonly string[]} args */
function parsed(args) {
  const options = /** @type {const} */ ({
    system: { type: 'string' },
    arch: { type: 'string' },
    fast: { type: 'boolean' },
    again: { type: 'string' },
    help: { type: 'boolean' },
  });
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new SetupError(`${error instanceof Error ? error.message : error}\n\n${help}`);
  }
}
