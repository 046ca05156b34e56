// @ts-check
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { IconIcns, IconIco } from '@shockpkg/icon-encoder';
import { inRoot } from '../setup/paths.mjs';

/** Edges in pixels. Those of the hicolor theme (freedesktop.org, Icon Theme Specification). */
const THEME = [16, 24, 32, 48, 64, 128, 256, 512];
const WINDOWS = [16, 24, 32, 48, 64, 256];

/** Apple's names for sizes, of which each has a twin for screens of double density. */
const MACOS = /** @type {const} */ ([
  [16, 'icp4'],
  [32, 'ic11'],
  [32, 'icp5'],
  [64, 'ic12'],
  [128, 'ic07'],
  [256, 'ic13'],
  [256, 'ic08'],
  [512, 'ic14'],
  [512, 'ic09'],
  [1024, 'ic10'],
]);

/**
 * Makes the icons of all systems from the one drawing.
 * @param {string} folder for `SIZExSIZE.png`, `icon.ico` and `icon.icns`
 */
export async function makeIcons(folder) {
  const drawing = await readFile(inRoot('build/resources/icon.svg'));
  /** @param {number} edge */
  const png = (edge) =>
    new Resvg(drawing, { fitTo: { mode: 'width', value: edge } }).render().asPng();
  await mkdir(path.join(folder, 'png'), { recursive: true });
  for (const edge of THEME) {
    await writeFile(path.join(folder, 'png', `${edge}x${edge}.png`), png(edge));
  }
  const ico = new IconIco();
  // Windows reads small icons as bitmaps, and the large one as PNG.
  for (const edge of WINDOWS) await ico.addFromPng(png(edge), edge > 64, false);
  await writeFile(path.join(folder, 'icon.ico'), ico.encode());
  const icns = new IconIcns();
  icns.toc = true;
  for (const [edge, type] of MACOS) await icns.addFromPng(png(edge), [type], false);
  await writeFile(path.join(folder, 'icon.icns'), icns.encode());
}
