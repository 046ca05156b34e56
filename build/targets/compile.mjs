// @ts-check
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { inRoot } from '../setup/paths.mjs';
import { run } from '../setup/run.mjs';
import { addonRecipe } from './addon-recipe.mjs';
import { hostFunctionsSource, listHostFunctions } from './host-functions.mjs';
import { unitsOf, writeUnit } from './units.mjs';

/** @typedef {import('./targets.mjs').Target} Target */
/** @typedef {import('./toolchain.mjs').Toolchain} Toolchain */

const native = inRoot('native');

/**
 * @param {Target} target
 * @returns {string} the addon for it
 */
export function addonFor({ name }) {
  return inRoot(`native/prebuilds/${name}/gramscope.node`);
}

/**
 * Compiles and links the addon for one target. What has not changed comes from zig's cache.
 * @param {Target} target
 * @param {Toolchain} tools
 */
export async function compileFor(target, tools) {
  const recipe = await addonRecipe(target.os);
  const output = addonFor(target);
  const objects = inRoot(`out/targets/objects/${target.name}`);
  await mkdir(objects, { recursive: true });
  await mkdir(path.dirname(output), { recursive: true });
  const files = await inParallel(unitsOf(recipe.sources), async (unit) => {
    const source = path.relative(native, await writeUnit(unit, objects));
    const object = path.join(objects, `${unit.name}.o`);
    await zig(tools, ['c++', ...compilerFlags(target, tools, recipe), '-c', source, '-o', object]);
    return object;
  });
  if (target.os === 'win') files.push(await compileHostFunctions(target, tools, recipe, objects));
  const linked = path.join(objects, 'gramscope.node');
  await zig(tools, [
    // Optimised here too, for the libraries that zig builds now, once for each target.
    'c++',
    '-target',
    target.triple,
    '-shared',
    '-s',
    '-O2',
    ...files,
    ...linkerFlags[target.os],
    ...recipe.libraries.map((name) => `-l${name}`),
    '-o',
    linked,
  ]);
  // Last, so that there never is half an addon.
  await rm(output, { force: true });
  await copyFile(linked, output);
}

/**
 * @param {Target} target
 * @param {Toolchain} tools
 * @param {import('./addon-recipe.mjs').Recipe} recipe
 */
function compilerFlags({ triple, os }, { headers }, { defines }) {
  return [
    '-target',
    triple,
    '-std=c++20',
    '-O2',
    '-fvisibility=hidden',
    '-Wall',
    '-Wextra',
    '-Werror',
    '-I.',
    '-isystem',
    headers,
    '-isystem',
    // Relative, so that zig's cache is good in another checkout too.
    '../node_modules/node-addon-api',
    ...defines.map((define) => `-D${define}`),
    ...(os === 'win' ? [] : ['-fPIC']),
  ];
}

/** On every system the program that loads the addon provides the functions of Node-API. */
const linkerFlags = {
  linux: ['-Wl,--allow-shlib-undefined', '-pthread'],
  // Else it is called by the path that it had while it was made.
  mac: ['-Wl,-undefined,dynamic_lookup', '-Wl,-install_name,gramscope.node'],
  win: [],
};

/**
 * @param {Target} target
 * @param {Toolchain} tools
 * @param {import('./addon-recipe.mjs').Recipe} recipe
 * @param {string} objects directory
 * @returns {Promise<string>} the object
 */
async function compileHostFunctions({ triple }, tools, { defines }, objects) {
  await listHostFunctions(objects, tools, defines);
  const object = path.join(objects, 'host_functions.o');
  const flags = ['-target', triple, '-O2', '-Wall', '-Wextra', '-Werror', '-I', objects];
  await zig(tools, ['cc', ...flags, '-c', hostFunctionsSource, '-o', object]);
  return object;
}

/**
 * @param {Toolchain} tools
 * @param {readonly string[]} args
 */
function zig({ zig: program, cache }, args) {
  const env = { ZIG_GLOBAL_CACHE_DIR: cache, ZIG_LOCAL_CACHE_DIR: inRoot('out/targets/cache') };
  return run(program, args, { cwd: native, env: { ...process.env, ...env } });
}

/**
 * @template Item, Result
 * @param {readonly Item[]} items
 * @param {(item: Item) => Promise<Result>} work
 * @returns {Promise<Result[]>} in the order of the items; never more at once than there are processors
 */
async function inParallel(items, work) {
  /** @type {Result[]} */
  const results = [];
  const waiting = [...items.entries()];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      results[next[0]] = await work(next[1]);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return results;
}
