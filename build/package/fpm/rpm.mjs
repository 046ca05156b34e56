// @ts-check
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { run } from '../../setup/run.mjs';
import { listTree, makeTree } from './tree.mjs';

/** @typedef {import('./arguments.mjs').Order} Order */

/** fpm's names of compressions, as rpm's payload flags. */
const compressions = /** @type {Readonly<Record<string, string>>} */ ({
  xz: 'w6.xzdio',
  xzmt: 'w6T0.xzdio',
  gzip: 'w1.gzdio',
});

/**
 * @param {Order} order
 * @param {string} scratch an empty folder
 */
export async function makeRpm(order, scratch) {
  const tree = path.join(scratch, 'tree');
  await makeTree(tree, order.mappings);
  const files = fileList(await listTree(tree));
  const spec = path.join(scratch, 'package.spec');
  await writeFile(spec, await specOf(order, files));
  const made = path.join(scratch, 'made');
  await mkdir(made);
  const defines = { _topdir: scratch, _rpmdir: made, _tmppath: scratch };
  const options = Object.entries(defines).flatMap(([name, value]) => ['-D', `${name} ${value}`]);
  await run('rpmbuild', [
    '-bb',
    '--quiet',
    '--target',
    `${order.architecture}-unknown-linux`,
    // rpmbuild empties this folder, so it is not the one that we filled.
    '--buildroot',
    path.join(scratch, 'root'),
    ...options,
    spec,
  ]);
  // Moved by mv, because the output may be on another file system.
  await run('mv', [path.join(made, `${order.architecture}.rpm`), order.file]);
}

/**
 * The files of a package. Folders that systems have anyway stay theirs; those below /opt are ours.
 * @param {readonly { name: string, isFolder: boolean }[]} entries
 * @returns {string} lines of %files
 */
export function fileList(entries) {
  const ours = entries.filter(({ name, isFolder }) => !isFolder || name.startsWith('/opt/'));
  return ours
    .map(({ name, isFolder }) => `${isFolder ? '%dir ' : ''}"${name.replaceAll('%', '%%')}"`)
    .join('\n');
}

/**
 * @param {Order} order
 * @param {string} files
 */
async function specOf(order, files) {
  const script = async (/** @type {string} */ section, /** @type {string | undefined} */ file) =>
    file === undefined ? '' : `%${section} -p /bin/sh\n${escaped(await readFile(file, 'utf8'))}\n`;
  return `
%define _rpmfilename %%{ARCH}.rpm
%define _binary_payload ${compressions[order.compression] ?? 'w6.xzdio'}
# Nothing is to be changed in what electron-builder made: no stripping, no compiled Python, no build ids.
%define __os_install_post %{nil}
%define _build_id_links none
%global debug_package %{nil}
# Libraries beside the program are its own: nobody else may count on them.
AutoReqProv: no
Name: ${order.name}
Version: ${order.version}
Release: 1
Summary: ${escaped(order.summary)}
License: ${order.license}
Group: ${order.category}
URL: ${order.url}
Vendor: ${order.vendor}
Packager: ${order.maintainer}
${order.depends.map((name) => `Requires: ${name}`).join('\n')}

%description
${escaped(order.description)}

%install
mkdir -p %{buildroot}
cp -a %{_topdir}/tree/. %{buildroot}/

%files
%defattr(-,root,root,-)
${files}

${await script('post', order.afterInstall)}
${await script('postun', order.afterRemove)}`;
}

/** @param {string} text in which a sign of percent is to mean itself */
function escaped(text) {
  return text.replaceAll('%', '%%');
}
