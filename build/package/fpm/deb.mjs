// @ts-check
import { createHash } from 'node:crypto';
import { cp, chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { directorySize } from '../../setup/files.mjs';
import { run } from '../../setup/run.mjs';
import { listTree, makeTree } from './tree.mjs';

/** @typedef {import('./arguments.mjs').Order} Order */

/** fpm's names of compressions, as options of dpkg-deb(1). A quick one is for tests, and is made quickly. */
const compressions = /** @type {Readonly<Record<string, readonly string[]>>} */ ({
  xz: ['-Zxz'],
  gz: ['-Zgzip', '-z1'],
  zst: ['-Zzstd'],
});

/**
 * @param {Order} order
 * @param {string} scratch an empty folder
 */
export async function makeDeb(order, scratch) {
  const tree = path.join(scratch, 'tree');
  await makeTree(tree, order.mappings);
  const sums = await checksums(tree);
  const kilobytes = Math.ceil((await directorySize(tree)) / 1024);
  const control = path.join(tree, 'DEBIAN');
  await mkdir(control, { mode: 0o755 });
  await writeFile(path.join(control, 'control'), controlOf(order, kilobytes), { mode: 0o644 });
  await writeFile(path.join(control, 'md5sums'), sums, { mode: 0o644 });
  await placeScript(order.afterInstall, path.join(control, 'postinst'));
  await placeScript(order.afterRemove, path.join(control, 'postrm'));
  const compression = compressions[order.compression] ?? ['-Zxz'];
  // The files are root's, whoever makes the package.
  await run('dpkg-deb', ['--root-owner-group', ...compression, '--build', tree, order.file]);
}

/**
 * The fields of deb-control(5).
 * @param {Order} order
 * @param {number} kilobytes that it takes when installed
 * @returns {string}
 */
export function controlOf(order, kilobytes) {
  const fields = {
    Package: order.name,
    Version: order.version,
    Architecture: order.architecture,
    Maintainer: order.maintainer,
    'Installed-Size': String(kilobytes),
    Depends: order.depends.join(', '),
    Recommends: order.recommends.join(', '),
    Section: order.category,
    Priority: 'optional',
    Homepage: order.url,
    Description: `${order.summary}\n${extended(order.description)}`,
  };
  return Object.entries(fields)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value.trimEnd()}\n`)
    .join('');
}

/** @param {string} description with a blank before each line, and a dot in empty ones */
function extended(description) {
  return description
    .split('\n')
    .map((line) => ` ${line.trim() || '.'}`)
    .join('\n');
}

/** @param {string} tree */
async function checksums(tree) {
  const lines = [];
  for (const { name, isFolder } of await listTree(tree)) {
    const file = path.join(tree, name);
    const content = isFolder ? undefined : await readFile(file).catch(() => undefined);
    if (content === undefined) continue;
    lines.push(`${createHash('md5').update(content).digest('hex')}  ${name.slice(1)}\n`);
  }
  return lines.join('');
}

/**
 * @param {string | undefined} script
 * @param {string} place
 */
async function placeScript(script, place) {
  if (script === undefined) return;
  await cp(script, place);
  await chmod(place, 0o755);
}
