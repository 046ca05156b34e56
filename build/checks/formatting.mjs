// @ts-check
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../setup/paths.mjs';
import { runTool } from './tools.mjs';

const prettier = 'prettier/bin/prettier.cjs';
const clangFormat = 'clang-format-node/build/cli.js';

/** @returns {Promise<string>} What is not in form; empty if all is. */
export async function checkFormat() {
  const web = await runTool(root, prettier, ['--check', '--log-level=warn', '.']);
  const cpp = await runTool(root, clangFormat, ['--dry-run', '-Werror', ...cppSources()]);
  return [web, cpp].map(({ status, output }) => (status === 0 ? '' : output)).join('');
}

/** @returns {Promise<number>} The exit status. */
export async function writeFormat() {
  const web = await runTool(root, prettier, ['--write', '--log-level=warn', '.']);
  const cpp = await runTool(root, clangFormat, ['-i', ...cppSources()]);
  process.stdout.write(web.output + cpp.output);
  return web.status === 0 && cpp.status === 0 ? 0 : 1;
}

/** Paths relative to the repository. */
function cppSources() {
  const folders = ['core', 'platform', 'binding', 'test'].map((name) => join(root, 'native', name));
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))),
    )
    .filter((path) => /\.(h|cc)$/.test(path))
    .map((path) => relative(root, path));
}
