import { describe, expect, it } from 'vitest';
import type { Charset } from '../../../electron/contract';
import { glyphsOf, hexOf, movedBy, placeOf } from './bytes';

function moves(key: string, cursor: number, ctrlKey = false): number | null {
  return movedBy({ key, ctrlKey }, cursor, { count: 100, page: 3 });
}

describe('the cursor among the bytes', () => {
  it('goes by bytes, rows, pages, and to the ends', () => {
    expect(
      ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].map((key) => moves(key, 20)),
    ).toEqual([19, 21, 4, 36]);
    expect(['PageUp', 'PageDown'].map((key) => moves(key, 20))).toEqual([4, 68]);
    expect(['Home', 'End'].map((key) => moves(key, 20))).toEqual([16, 31]);
    expect(['Home', 'End'].map((key) => moves(key, 20, true))).toEqual([0, 99]);
    expect(moves('a', 20)).toBeNull();
  });

  it('stays within', () => {
    expect(moves('ArrowLeft', 0)).toBe(0);
    expect(moves('ArrowUp', 5)).toBe(5);
    expect(moves('ArrowDown', 97)).toBe(99);
    expect(moves('End', 97)).toBe(99);
    expect(movedBy({ key: 'ArrowRight', ctrlKey: false }, 0, { count: 0, page: 1 })).toBeNull();
  });

  it('chooses from where it began, in either direction', () => {
    expect(placeOf({ anchor: 3, cursor: 5 })).toEqual({ offset: 3, length: 3 });
    expect(placeOf({ anchor: 5, cursor: 3 })).toEqual({ offset: 3, length: 3 });
  });
});

function glyphs(bytes: readonly number[], charset: Charset = 'utf-8'): string {
  return glyphsOf(Uint8Array.from(bytes), charset)
    .map((glyph) => glyph || '_')
    .join('');
}

describe('bytes as text', () => {
  it('are ASCII, and dots for what cannot be seen', () => {
    expect(glyphs([0x41, 0x20, 0x7e, 0x00, 0x0a, 0x7f, 0x1b])).toBe('A ~····');
    expect(hexOf(Uint8Array.from([0, 10, 255]))).toBe('00 0a ff');
  });

  it('are characters of the character set, each at its first byte', () => {
    expect(glyphs([0xc3, 0xbc, 0xe2, 0x82, 0xac, 0xff, 0xc3])).toBe('ü_€__··');
    expect(glyphs([0xf0, 0x9f, 0x98, 0x80])).toBe('😀___');
    expect(glyphs([0xfc, 0x80], 'latin1')).toBe('ü·');
    // Node 20 takes 0x80 to 0x9f for those of ISO 8859-1 (nodejs/node issue 56542), Chromium does not.
    expect(glyphs([0xfc, 0xe9], 'windows-1252')).toBe('üé');
    expect(glyphs([0x82, 0xa0, 0xb1, 0x41], 'shift_jis')).toBe('あ_ｱA');
    expect(glyphs([0xc4, 0xe3, 0xff], 'gbk')).toBe('你_·');
  });

  it('never turn or cover what is beside them', () => {
    // U+202E turns the text, U+0301 stands over the letter before it.
    expect(glyphs([0xe2, 0x80, 0xae, 0x41, 0xcc, 0x81])).toBe('·__A·_');
  });

  it('take little time, whatever they are', () => {
    for (const charset of ['utf-8', 'gbk', 'shift_jis'] as const) {
      const started = performance.now();
      glyphsOf(new Uint8Array(65_507).fill(0xfe), charset);
      expect(performance.now() - started).toBeLessThan(1500);
    }
  });
});
