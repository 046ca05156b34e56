// @ts-check
import { readFileSync } from 'node:fs';

/**
 * What the prebuilt addons contain besides, linked by the compiler that makes them (build/targets): zig's C++
 * library, of LLVM 16, whose exception asks for no notice where it is compiled in; it is given. Those for Windows
 * also have the start of mingw-w64.
 */
export const ownParts = [
  {
    name: 'libc++, libc++abi and libunwind',
    version: '16',
    licence: 'Apache-2.0 WITH LLVM-exception',
    text: readFileSync(new URL('llvm.txt', import.meta.url), 'utf8').trim(),
  },
  {
    name: 'mingw-w64 (Windows)',
    version: '10.0.0',
    licence: 'ZPL-2.1',
    text: readFileSync(new URL('mingw-w64.txt', import.meta.url), 'utf8').trim(),
  },
];
