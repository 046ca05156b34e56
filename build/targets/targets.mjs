// @ts-check
import { SetupError } from '../setup/setup-error.mjs';

/**
 * A system and processor that the addon is for.
 * @typedef {object} Target
 * @property {string} name process.platform and process.arch there
 * @property {string} triple what zig calls it
 * @property {'linux' | 'mac' | 'win'} os what binding.gyp calls the system
 * @property {'x64' | 'arm64'} arch
 */

/** glibc 2.28 is that of Debian 10 and RHEL 8, which Node 20 asks for too. @type {readonly Target[]} */
export const targets = [
  { name: 'linux-x64', triple: 'x86_64-linux-gnu.2.28', os: 'linux', arch: 'x64' },
  { name: 'linux-arm64', triple: 'aarch64-linux-gnu.2.28', os: 'linux', arch: 'arm64' },
  { name: 'darwin-x64', triple: 'x86_64-macos.11.0', os: 'mac', arch: 'x64' },
  { name: 'darwin-arm64', triple: 'aarch64-macos.11.0', os: 'mac', arch: 'arm64' },
  { name: 'win32-x64', triple: 'x86_64-windows-gnu', os: 'win', arch: 'x64' },
  { name: 'win32-arm64', triple: 'aarch64-windows-gnu', os: 'win', arch: 'arm64' },
];

/**
 * @param {readonly string[]} names all targets where there are none
 * @throws {SetupError} if there is no such target
 */
export function targetsNamed(names) {
  const known = targets.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown) throw new SetupError(`no target ${unknown}: there are ${known.join(', ')}`);
  return targets.filter(({ name }) => names.length === 0 || names.includes(name));
}
