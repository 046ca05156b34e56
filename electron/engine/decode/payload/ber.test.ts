import { describe, expect, it } from 'vitest';
import { berInteger, berUnsigned, readBer } from './ber';
import { bytesOf } from './testing/datagrams';

describe('BER', () => {
  it('reads nested values', () => {
    const value = readBer(bytesOf('3009 020101 0402 6162 0500'));
    expect(value?.children.map(({ identifier }) => identifier)).toEqual([2, 4, 5]);
    expect(value?.children[1]?.content).toEqual(Buffer.from('ab'));
  });

  it.each([
    ['06 03 2b0601', '1.3.6.1'],
    ['06 05 2b0601 8737', '1.3.6.1.951'],
    ['06 02 8837', '2.999'],
    ['06 05 8fffffff7f', '2.4294967215'],
    ['06 00', undefined],
  ])('%s is the object %s', (hex, oid) => {
    expect(readBer(bytesOf(hex))?.oid).toBe(oid);
  });

  it.each([
    ['02 01 ff', -1n],
    ['02 02 0080', 128n],
    ['02 08 8000000000000000', -(2n ** 63n)],
    ['02 09 00ffffffffffffffff', 2n ** 64n - 1n],
  ])('%s is the integer %s', (hex, integer) => {
    const value = readBer(bytesOf(hex));
    expect(value && berInteger(value)).toBe(integer);
  });

  it('reads unsigned numbers with and without a leading zero', () => {
    expect(berUnsigned(bytesOf('ffffffff'))).toBe(0xffffffffn);
    expect(berUnsigned(bytesOf('00ffffffff'))).toBe(0xffffffffn);
  });

  it.each([
    ['nothing', ''],
    ['a length beyond the end', '0402 61'],
    ['a length of more bytes than there are', '0484 00'],
    ['an indefinite length', '3080 0500 0000'],
    ['something behind the value', '0500 00'],
    ['a part that goes beyond its whole', '3003 0402 61'],
  ])('refuses %s', (_, hex) => {
    expect(readBer(bytesOf(hex))).toBeNull();
  });
});
