import { describe, expect, it } from 'vitest';
import { visibleText } from './visible';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('visibleText', () => {
  it('shows ordinary text and other scripts as they are', () => {
    expect(visibleText(bytes('<13>1 Grüße 日本 🚦'))).toBe('<13>1 Grüße 日本 🚦');
  });

  it('escapes what a terminal or a screen would obey', () => {
    expect(visibleText(bytes('a\nb\r\tc\0\u001b[2J\u007f'))).toBe('a\\nb\\r\\tc\\0\\e[2J\\x7f');
  });

  it('escapes bidirectional overrides and the byte order mark', () => {
    expect(visibleText(bytes('\ufeffabc\u202egpj'))).toBe('\\ufeffabc\\u202egpj');
  });

  it('loses no byte that is not UTF-8 and keeps the characters around it', () => {
    expect(visibleText(Uint8Array.of(0x61, 0xff, 0xc3, 0xa9, 0xc0, 0x80))).toBe(
      'a\\xffé\\xc0\\x80',
    );
  });

  it('shows a character that the end cuts in two as bytes', () => {
    expect(visibleText(bytes('aé').subarray(0, 2))).toBe('a\\xc3');
  });

  it('reads other character sets, and escapes what they have no meaning for', () => {
    expect(visibleText(Uint8Array.of(0x47, 0xf6, 0x0a, 0x80), 'latin1')).toBe('Gö\\n\\x80');
    expect(visibleText(Uint8Array.of(0xc4, 0xe3, 0xff, 0x1b), 'gbk')).toBe('你\\xff\\e');
  });

  it('refuses encoded surrogates as characters', () => {
    expect(visibleText(Uint8Array.of(0xed, 0xa0, 0x80))).toBe('\\xed\\xa0\\x80');
  });
});
