// @ts-check
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { writeCompletions } from '../command/completions/write.mjs';
import { manPage } from '../command/man-page.mjs';
import { writeNotices } from '../licences/notices.mjs';
import { makeIcons } from './icons.mjs';

/**
 * Makes what packages need besides the application: icons of all sizes, the licences
 * of what is in the bundles, the manual of the command, and what shells complete of it.
 * @param {string} folder made anew
 */
export async function makePackagingFiles(folder) {
  await rm(folder, { recursive: true, force: true });
  const icons = path.join(folder, 'icons');
  await mkdir(icons, { recursive: true });
  await makeIcons(icons);
  await cp(path.join(icons, 'png/512x512.png'), path.join(icons, 'icon.png'));
  await writeNotices(path.join(folder, 'THIRD-PARTY-NOTICES.txt'));
  await writeCompletions(path.join(folder, 'completions'));
  await writeFile(path.join(folder, 'gramscope.1.gz'), gzipSync(await manPage(), { level: 9 }));
}
