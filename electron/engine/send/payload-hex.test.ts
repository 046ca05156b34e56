import { describe, expect, it } from 'vitest';
import { hexPayload, readHex } from './payload-hex';

function hexOf(read: ReturnType<typeof hexPayload>): string {
  return read.ok ? Buffer.from(read.value).toString('hex') : read.error.message;
}

describe('hexPayload', () => {
  it.each([
    ['', ''],
    ['48656C6c6f', '48656c6c6f'],
    ['0x48656c', '48656c'],
    ['48:65:6c', '48656c'],
    ['48 65\n6c\t6c', '48656c6c'],
    ['0x48, 0x65, 0x6c', '48656c'],
    [String.raw`\x48\x65`, '4865'],
    ['1, 2, 0xa', '01020a'],
    ['4865-6c6c', '48656c6c'],
    ['0x480x65', '4865'],
    ['0000  4865', '00004865'],
  ])('reads %j', (text, hex) => {
    expect(hexOf(hexPayload(text))).toBe(hex);
  });

  it.each([
    ['486', '"486" has 3 digits'],
    ['4g', '"g" is no digit'],
    ['0x', '"0x" has no digits'],
    ['hello', '"h" is no digit'],
  ])('refuses %j', (text, reason) => {
    expect(hexOf(hexPayload(text))).toContain(reason);
  });
});

/** 18 bytes, of which the text looks like digits, as three programs print them. */
const dumped = '61626364656630313233343536373839'.concat('0aff');

describe('dumps', () => {
  it.each([
    [
      'hexdump -C',
      '00000000  61 62 63 64 65 66 30 31  32 33 34 35 36 37 38 39  |abcdef0123456789|\n' +
        '00000010  0a ff                                             |..|\n00000012\n',
    ],
    [
      'xxd',
      '00000000: 6162 6364 6566 3031 3233 3435 3637 3839  abcdef0123456789\n' +
        '00000010: 0aff                                     ..\n',
    ],
    [
      'Wireshark',
      '0000   61 62 63 64 65 66 30 31 32 33 34 35 36 37 38 39   abcdef0123456789\n' +
        '0010   0a ff   ..',
    ],
  ])('are read as %s prints them', (_program, dump) => {
    expect(hexOf(hexPayload(dump))).toBe(dumped);
  });

  it('are read where there is but one line', () => {
    expect(hexOf(hexPayload('00000000: 6162 63      abc'))).toBe('616263');
  });

  it('are none where the offsets do not count', () => {
    expect(hexOf(hexPayload('0000  61 62\n0010  63'))).toBe('00006162001063');
  });
});

it('tells the place of what is wrong', () => {
  expect(readHex('48, 6g')).toMatchObject({ ok: false, problem: { from: 4, to: 6 } });
});
