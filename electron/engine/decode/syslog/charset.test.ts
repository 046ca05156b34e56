import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { wholeLength, type SyslogCharset } from './charset';
import { decodeSyslog } from './decode';

function messageOf(bytes: readonly number[], charset?: SyslogCharset): string | undefined {
  const payload = Buffer.concat([
    Buffer.from('<13>Oct 11 22:14:15 host app: '),
    Buffer.from(bytes),
  ]);
  return decodeSyslog(payload, charset === undefined ? {} : { charset }).message;
}

describe('character sets', () => {
  it.each([
    ['utf-8', [0x47, 0xc3, 0xb6, 0x21], 'Gö!'],
    ['utf-8', [0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80], '€😀'],
    ['latin1', [0x47, 0xf6, 0x80], 'Gö\u0080'],
    ['windows-1252', [0x47, 0xf6, 0x80], 'Gö€'],
    ['gbk', [0xc4, 0xe3, 0xba, 0xc3, 0x21], '你好!'],
    ['shift_jis', [0x93, 0xfa, 0x96, 0x7b, 0xb1], '日本ｱ'],
    ['shift_jis', [0x93, 0xfa, 0x5c, 0x1a, 0x1c, 0x7f], '日\\\u001a\u001c\u007f'],
  ] as const)('%s', (charset, bytes, text) => {
    expect(messageOf(bytes, charset)).toBe(text);
  });

  it.each([
    ['utf-8', [0x47, 0xf6, 0x21], 'G\\xf6!'],
    ['utf-8', [0xc3, 0xb6, 0xff, 0xc3], 'ö\\xff\\xc3'],
    ['utf-8', [0xed, 0xa0, 0x80], '\\xed\\xa0\\x80'],
    ['utf-8', [0xc0, 0xaf], '\\xc0\\xaf'],
    ['gbk', [0xc4, 0xe3, 0xff, 0x21, 0xba], '你\\xff!\\xba'],
    ['shift_jis', [0x93, 0xfa, 0xff, 0x21], '日\\xff!'],
  ] as const)('%s shows the bytes that it has no meaning for', (charset, bytes, text) => {
    expect(messageOf(bytes, charset)).toBe(text);
  });

  it.each(['gbk', 'shift_jis', 'utf-8'] as const)(
    '%s takes 64 KiB that mean nothing',
    (charset) => {
      const bytes = Array.from({ length: 0x8000 }, () => [0x81, 0x20]).flat();
      expect(messageOf(bytes, charset)).toBe('\\x81 '.repeat(0x8000));
    },
  );

  it('is UTF-8 unless told', () => {
    expect(messageOf([0xc3, 0xb6])).toBe('ö');
  });
});

describe('a text that goes on', () => {
  it.each([
    ['utf-8', [0x61, 0xe2, 0x82], 1],
    ['utf-8', [0x61, 0xff, 0xe2, 0x82], 2],
    ['latin1', [0x61, 0xe2, 0x82], 3],
    ['gbk', [0x61, 0xc4, 0xe3, 0xc4], 3],
    ['gbk', [0x61, 0xc4, 0xe3], 3],
    ['gbk', [0x61, 0x81, 0x30, 0x81], 1],
    ['shift_jis', [0x93, 0xfa, 0x96], 2],
    ['gbk', [0xff, 0xff, 0xff, 0xff], 4],
    ['gbk', [], 0],
  ] as const)('of %s, %j, has %i bytes of whole characters', (charset, bytes, length) => {
    expect(wholeLength(Buffer.from(bytes), charset)).toBe(length);
  });
});
