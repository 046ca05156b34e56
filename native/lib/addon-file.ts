import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** A system as Node names it: `process.platform` and `process.arch`. */
export interface System {
  platform: string;
  arch: string;
}

/** Those that addons are compiled for beforehand (build/targets/targets.mjs). */
const systems = [
  'linux-x64',
  'linux-arm64',
  'darwin-x64',
  'darwin-arm64',
  'win32-x64',
  'win32-arm64',
];

/** What a system has to be for the addons that were compiled beforehand. */
const needs: Readonly<Record<string, string>> = {
  linux:
    'Linux needs glibc 2.28 or newer, as Debian 10, Ubuntu 20.04 and RHEL 8 have it. Alpine and other systems with musl are not supported.',
  darwin: 'macOS 11 or newer is needed.',
  win32: 'Windows 10 or newer is needed.',
};

/**
 * Loads the addon for a system: the one that was compiled in this checkout, where there is one, else the
 * one that was compiled beforehand.
 * @param native the folder of build/ and prebuilds/
 * @throws Error with code `ERR_ADDON_MISSING` if there is none, `ERR_ADDON_UNUSABLE` if the system refuses it
 */
export function loadAddonFile(native: string, system: System): unknown {
  const places = addonPlaces(native, system);
  const file = places.find((place) => existsSync(place));
  if (file === undefined) throw missing(places, system);
  try {
    return createRequire(__filename)(file);
  } catch (cause) {
    throw unusable(file, system, cause);
  }
}

/** Where the addon for a system may be, in the order in which it is looked for. */
function addonPlaces(native: string, { platform, arch }: System): string[] {
  return [
    path.join(native, 'build', 'Release', 'gramscope.node'),
    path.join(native, 'prebuilds', `${platform}-${arch}`, 'gramscope.node'),
  ];
}

function missing(places: readonly string[], { platform, arch }: System): Error {
  const system = `${platform}-${arch}`;
  const remedy = systems.includes(system)
    ? 'Install Gramscope again; in a checkout, run "npm run build".'
    : `There are addons for ${systems.join(', ')}; for others, run "npm run build" in a checkout.`;
  const message = `Gramscope has no native addon for ${system}: there is neither ${places.join(' nor ')}. ${remedy}`;
  return Object.assign(new Error(message), { code: 'ERR_ADDON_MISSING' });
}

function unusable(file: string, { platform }: System, cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const message = `The native addon ${file} cannot be loaded: ${reason}. ${needs[platform] ?? ''}`;
  return Object.assign(new Error(message.trimEnd(), { cause }), { code: 'ERR_ADDON_UNUSABLE' });
}
