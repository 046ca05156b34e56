import { describe, expect, it } from 'vitest';
import { int16, int24, int48, int8, ipv6Text, uint24, uint32, uint48 } from './bytes';
import { bytesOf } from './testing/datagrams';

describe('numbers', () => {
  const ones = bytesOf('ff*8');

  it('are exact and have their sign', () => {
    expect([uint24(ones, 0), uint32(ones, 0), uint48(ones, 0)]).toEqual([
      2 ** 24 - 1,
      2 ** 32 - 1,
      2 ** 48 - 1,
    ]);
    expect([int8(ones, 0), int16(ones, 0), int24(ones, 0), int48(ones, 0)]).toEqual([
      -1, -1, -1, -1,
    ]);
  });

  it('read as 0 beyond the end', () => {
    expect(uint32(ones, 6)).toBe(0xffff0000);
    expect(uint32(ones, 100)).toBe(0);
  });
});

describe('IPv6 addresses', () => {
  it.each([
    ['00*16', '::'],
    ['00*15 01', '::1'],
    ['20010db8 00*8 00010000', '2001:db8::1:0'],
    ['20010db8 0000 0001 0001 0001 0001 0001', '2001:db8:0:1:1:1:1:1'],
    ['20010000 0000 0001 0000 0000 0000 0001', '2001:0:0:1::1'],
    ['fe80 00*14', 'fe80::'],
  ])('%s is %s', (hex, text) => {
    expect(ipv6Text(bytesOf(hex), 0)).toBe(text);
  });
});
