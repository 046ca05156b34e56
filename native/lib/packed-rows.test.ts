import { createRequire } from 'node:module';
import { expect, test } from 'vitest';

import type { Addon } from './addon';
import { PACKED_ROW_LAYOUT, unpackRows } from './packed-rows';

test('the layout of packed rows is the one that the compiler chose', () => {
  const require = createRequire(import.meta.url);
  const { packedRowLayout } = require('../build/Release/gramscope.node') as Addon;
  expect(PACKED_ROW_LAYOUT).toEqual(packedRowLayout);
});

test('rows of another layout are refused', () => {
  const buffer = new ArrayBuffer(8);
  new DataView(buffer).setUint32(4, 99, true);
  expect(() => unpackRows(buffer)).toThrow('packed rows of 99 bytes, expected 80');
});
