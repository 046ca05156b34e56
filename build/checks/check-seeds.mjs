// @ts-check
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkIncludes } from './includes.mjs';
import { importSeeds, includeSeeds, typeSeeds } from './seeds.mjs';
import { cruise, typeCheck } from './tools.mjs';

const copied = ['electron', 'renderer', 'native', 'build', 'package.json', 'tsconfig.base.json'];

/**
 * Plants every seed in a copy of the tree and asks each tool for what it finds.
 *
 * @param {string} root The repository.
 * @returns {Promise<string[]>} One sentence for each violation that was not caught.
 */
export async function uncaughtSeeds(root) {
  const copy = mkdtempSync(join(tmpdir(), 'gramscope-seeds-'));
  try {
    copyTree(root, copy);
    return [
      ...(await plant(copy, importSeeds, findImports)),
      ...(await plant(copy, includeSeeds, findIncludes)),
      ...(await plant(copy, typeSeeds, findTypes)),
    ];
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** @param {string} path */
function isSource(path) {
  return !/\/native\/(build|dist)(\/|$)/.test(path);
}

/** @param {string} root @param {string} copy */
function copyTree(root, copy) {
  for (const name of copied)
    cpSync(join(root, name), join(copy, name), { recursive: true, filter: isSource });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
}

/**
 * @param {string} copy
 * @param {readonly { file: string, source: string, rule: string }[]} seeds
 * @param {(copy: string) => Promise<{ file: string, rule: string }[]>} find
 */
async function plant(copy, seeds, find) {
  for (const { file, source } of seeds) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    writeFileSync(join(copy, file), `${source}\n`);
  }
  const found = await find(copy);
  for (const { file } of seeds) rmSync(join(copy, file));
  return seeds
    .filter(
      (seed) => !found.some(({ file, rule }) => file === seed.file && rule.includes(seed.rule)),
    )
    .map(({ file, rule }) => `${file} was not caught by the rule "${rule}"`);
}

/** @param {string} copy */
async function findImports(copy) {
  const violations = await cruise(copy, ['electron', 'native/lib', 'renderer']);
  return violations.map(({ from, rule }) => ({ file: from, rule }));
}

/** @param {string} copy */
async function findIncludes(copy) {
  return checkIncludes(join(copy, 'native')).map(({ file, problem }) => ({ file, rule: problem }));
}

/** @param {string} copy */
async function findTypes(copy) {
  const output = await typeCheck(copy, ['electron/engine', 'renderer']);
  return output.split('\n').map((line) => ({ file: line.split('(')[0] ?? '', rule: line }));
}
