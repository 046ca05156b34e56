// @ts-check
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { addon } from '../setup/build-addon.mjs';
import { digestOf, listFiles } from '../setup/files.mjs';
import { withLock } from '../setup/lock.mjs';
import { inRoot, root } from '../setup/paths.mjs';
import { step } from '../setup/report.mjs';
import { refresh } from '../setup/stamps.mjs';
import { addonFor, compileFor } from './compile.mjs';
import { inspect } from './inspect.mjs';
import { toolchain } from './toolchain.mjs';

/** @typedef {import('./targets.mjs').Target} Target */

const formats = { linux: 'ELF', mac: 'Mach-O', win: 'PE' };

/**
 * Compiles the addon for a target, unless nothing has changed since the last time.
 * @param {Target} target
 * @returns {Promise<string>} what it is, in a line
 * @throws {Error} if it does not compile, or is not what it should be
 */
export async function buildTarget(target) {
  await withLock(inRoot('out/targets.lock'), () =>
    refresh({
      stamp: inRoot(`out/stamps/target-${target.name}`),
      outputs: [addonFor(target)],
      digest: () => digestFor(target),
      make: async () => {
        const tools = await toolchain();
        await step(`compiling the addon for ${target.name}`, () => compileFor(target, tools));
      },
    }),
  );
  return checked(target);
}

/** The addon's own, which has the recipe in it, and how it is cross-compiled. @param {Target} target */
async function digestFor({ triple }) {
  const scripts = await listFiles([inRoot('build/targets')]);
  return digestOf(root, scripts, [triple, await addon.digest()]);
}

/** @param {Target} target */
async function checked(target) {
  const file = addonFor(target);
  const { format, machine, isAddon } = await inspect(file);
  const line = `${path.relative(inRoot('.'), file)}: ${format} ${machine}`;
  if (format !== formats[target.os] || machine !== target.arch) {
    throw new Error(`${line}, but it is for ${target.name}`);
  }
  if (!isAddon) throw new Error(`${line}, but it does not export napi_register_module_v1`);
  const { size } = await stat(file);
  return `${line}, ${Math.ceil(size / 1024)} KiB`;
}
