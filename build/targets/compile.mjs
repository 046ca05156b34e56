// @ts-check
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { inRoot } from '../setup/paths.mjs';
import { run } from '../setup/run.mjs';
import { addonRecipe } from './addon-recipe.mjs';

/** @typedef {import('./targets.mjs').Target} Target */
/** @typedef {import('./toolchain.mjs').Toolchain} Toolchain */

const native = inRoot('native');

/**
 * @param {Target} target
 * @returns {string} the addon for it
 */
export function addonFor({ name }) {
  return inRoot(`out/targets/${name}/gramscope.node`);
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
  const files = await inParallel(recipe.sources, async (source) => {
    const object = path.join(objects, source.replaceAll('/', '-').replace(/\.cc$/, '.o'));
    await zig(tools, ['c++', ...compilerFlags(target, tools, recipe), '-c', source, '-o', object]);
    return object;
  });
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
    ...(await linkerFlags(target, tools, objects)),
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
    inRoot('node_modules/node-addon-api'),
    ...defines.map((define) => `-D${define}`),
    ...(os === 'win' ? [] : ['-fPIC']),
  ];
}

/**
 * On every system node itself provides the functions of Node-API. Windows wants to know beforehand which.
 * @param {Target} target
 * @param {Toolchain} tools
 * @param {string} directory for what is made on the way
 */
async function linkerFlags({ os, arch }, tools, directory) {
  if (os === 'linux') return ['-Wl,--allow-shlib-undefined', '-pthread'];
  if (os === 'mac') return ['-Wl,-undefined,dynamic_lookup'];
  const machine = arch === 'x64' ? 'i386:x86-64' : 'arm64';
  return Promise.all(
    tools.exports.map(async (list) => {
      const library = path.join(directory, `${path.basename(list, '.def')}.lib`);
      await zig(tools, ['dlltool', '-m', machine, '-d', list, '-l', library]);
      return library;
    }),
  );
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
