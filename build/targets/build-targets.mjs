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
import { addonRecipe } from './addon-recipe.mjs';
import { nodeApiFunctions, nodeApiVersion } from './host-functions.mjs';
import { inspect } from './inspect/inspect.mjs';
import { objections } from './inspect/objections.mjs';
import { toolchain } from './toolchain.mjs';

/** @typedef {import('./targets.mjs').Target} Target */

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
  const inspection = await inspect(file);
  const { symbols } = await toolchain();
  const { defines } = await addonRecipe(target.os);
  const functions = nodeApiFunctions(symbols, nodeApiVersion(defines));
  const line = `${path.relative(inRoot('.'), file)}: ${inspection.format} ${inspection.machine}`;
  const wrong = objections(inspection, target, functions);
  if (wrong.length > 0) throw new Error(`${line}, but it ${wrong.join('; it ')}`);
  const { size } = await stat(file);
  return `${line}, ${Math.ceil(size / 1024)} KiB`;
}
