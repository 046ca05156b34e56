// @ts-check
import { inRoot } from '../setup/paths.mjs';
import { run } from '../setup/run.mjs';

/**
 * What binding.gyp says of one system.
 * @typedef {object} Recipe
 * @property {readonly string[]} sources relative to native/
 * @property {readonly string[]} defines
 * @property {readonly string[]} libraries of Windows, without their extension
 */

/**
 * The part of binding.gyp that is read here.
 * @typedef {Record<'sources' | 'defines' | 'libraries', readonly string[] | undefined>} Settings
 * @typedef {Settings & { conditions: readonly [string, Settings][] }} GypTarget
 */

/**
 * @param {'linux' | 'mac' | 'win'} os
 * @returns {Promise<Recipe>}
 */
export async function addonRecipe(os) {
  const common = await readGyp();
  const [, own] = common.conditions.find(([condition]) => condition === `OS=='${os}'`) ?? [];
  if (!own) throw new Error(`binding.gyp has no sources for ${os}`);
  /** @param {'sources' | 'defines' | 'libraries'} key */
  const both = (key) => [...(common[key] ?? []), ...(own[key] ?? [])];
  return {
    sources: both('sources'),
    defines: both('defines'),
    libraries: both('libraries').map((name) => name.replace(/\.lib$/, '')),
  };
}

/** A file of gyp is a literal of Python, which node-gyp needs in any case. @returns {Promise<GypTarget>} */
async function readGyp() {
  const program =
    'import ast, json, sys; print(json.dumps(ast.literal_eval(open(sys.argv[1]).read())))';
  const { targets } = JSON.parse(
    await run('python3', ['-c', program, inRoot('native/binding.gyp')]),
  );
  return targets[0];
}
