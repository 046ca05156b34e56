// @ts-check
import { cp, mkdir, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { writeNotices } from '../licences/notices.mjs';
import { makeIcons } from './icons.mjs';

/**
 * Makes what packages need besides the application: icons of all sizes, the licences
 * of what is in the bundles, and the link in the search path.
 * @param {string} folder made anew
 */
export async function makePackagingFiles(folder) {
  await rm(folder, { recursive: true, force: true });
  const icons = path.join(folder, 'icons');
  await mkdir(icons, { recursive: true });
  await makeIcons(icons);
  await cp(path.join(icons, 'png/512x512.png'), path.join(icons, 'icon.png'));
  await writeNotices(path.join(folder, 'THIRD-PARTY-NOTICES.txt'));
  await symlink('/opt/Gramscope/gramscope', path.join(folder, 'gramscope-link'));
}
