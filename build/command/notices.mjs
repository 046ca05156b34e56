// @ts-check
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { inRoot } from '../setup/paths.mjs';

/** @typedef {{ name: string, license: string, text: string }} Notice */

/**
 * What others wrote and is in the command, with their licences.
 * @param {readonly string[]} bundles each with its source map beside it
 * @param {import('../targets/toolchain.mjs').Toolchain} tools whose libraries are in the addons
 * @returns {Promise<string>}
 */
export async function thirdPartyNotices(bundles, tools) {
  const names = await packagesIn(bundles);
  const notices = [
    ...(await Promise.all(['node-addon-api', ...names].map(noticeOfPackage))),
    ...(await noticesOfLibraries(tools)),
  ];
  const rule = '-'.repeat(80);
  const parts = notices.map(({ name, license, text }) => `${name}\n${license}\n\n${text}\n`);
  const head = 'Gramscope contains software of others, under the licences below.\n';
  return [head, ...parts].join(`\n${rule}\n\n`);
}

/**
 * The packages that a bundler has taken something from, as its source maps say.
 * @param {readonly string[]} bundles
 */
async function packagesIn(bundles) {
  const names = new Set();
  for (const bundle of bundles) {
    const { sources } = JSON.parse(await readFile(`${bundle}.map`, 'utf8'));
    for (const source of sources) {
      const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/u.exec(source)?.[1];
      if (name !== undefined) names.add(name);
    }
  }
  return [...names].toSorted();
}

/** @param {string} name @returns {Promise<Notice>} */
async function noticeOfPackage(name) {
  const folder = inRoot(`node_modules/${name}`);
  const { version, license } = JSON.parse(
    await readFile(path.join(folder, 'package.json'), 'utf8'),
  );
  const file = (await readdir(folder)).find((entry) => /^(licen[cs]e|copying)/iu.test(entry));
  const text = file
    ? await readFile(path.join(folder, file), 'utf8')
    : '(without a text of its own)';
  return { name: `${name} ${version}`, license, text: text.trim() };
}

/** @param {import('../targets/toolchain.mjs').Toolchain} tools @returns {Promise<Notice[]>} */
async function noticesOfLibraries({ zig }) {
  const library = path.join(path.dirname(zig), 'lib');
  const [llvm, mingw] = await Promise.all(
    ['libcxx/LICENSE.TXT', 'libc/mingw/COPYING'].map((file) =>
      readFile(path.join(library, file), 'utf8'),
    ),
  );
  const license = 'Apache-2.0 WITH LLVM-exception';
  return [
    { name: 'libc++, libc++abi and libunwind of LLVM', license, text: llvm?.trim() ?? '' },
    { name: 'mingw-w64 (Windows)', license: 'ZPL-2.1', text: mingw?.trim() ?? '' },
  ];
}
