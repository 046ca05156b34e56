// @ts-check
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryDirectory } from '../tests/temporary-directory.mjs';
import { unitsOf, writeUnit } from './units.mjs';

it('makes one unit of each folder, the largest first', () => {
  const sources = ['core/prefix.cc', 'core/file/window.cc', 'binding/addon.cc', 'core/pieces.cc'];
  expect(unitsOf(sources)).toEqual([
    { name: 'core', sources: ['core/prefix.cc', 'core/pieces.cc'] },
    { name: 'core-file', sources: ['core/file/window.cc'] },
    { name: 'binding', sources: ['binding/addon.cc'] },
  ]);
});

it('has a unit include its sources', async () => {
  const directory = path.join(await temporaryDirectory(), 'units');
  const unit = { name: 'core', sources: ['core/prefix.cc', 'core/pieces.cc'] };
  const file = await writeUnit(unit, directory);
  expect(await readFile(file, 'utf8')).toBe(
    '#include "core/prefix.cc"\n#include "core/pieces.cc"\n',
  );
});
