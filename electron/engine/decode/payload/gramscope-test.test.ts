import { describe, expect, it } from 'vitest';
import { gramscopeTest } from './gramscope-test';
import { decodePayload } from './registry';
import { datagramOf, patched, sampleDatagram } from './testing/datagrams';

const { payload } = sampleDatagram('gramscope-test');

describe('test streams', () => {
  it('tell stream, number, time and interval', () => {
    expect(decodePayload(sampleDatagram('gramscope-test'))).toEqual({
      protocol: 'Test',
      summary: 'Test stream 1a2b3c4d #17, every 100 ms, 188 bytes',
      fields: {
        'gramscope.test.stream': 0x1a2b3c4d,
        'gramscope.test.seq': 17,
        'gramscope.test.time': '2026-03-30T18:44:42.320893447Z',
        'gramscope.test.interval': 100_000_000,
        'gramscope.test.last': false,
      },
    });
  });

  it('tell the last one, and top speed', () => {
    expect(decodePayload(sampleDatagram('gramscope-test-last'))?.summary).toBe(
      'Test stream 00000001 #0, top speed, 40 bytes, the last one',
    );
  });

  it('tell a time before 1970', () => {
    const before = datagramOf(
      patched(
        payload,
        24,
        Array.from({ length: 8 }, () => 0xff),
      ),
    );
    expect(gramscopeTest.decode(before)?.fields['gramscope.test.time']).toBe(
      '1969-12-31T23:59:59.999999999Z',
    );
  });

  it.each([
    ['another word', patched(payload, 3, [0])],
    ['another version', patched(payload, 8, [2])],
    ['another header', patched(payload, 11, [48])],
    ['less than a header', payload.subarray(0, 39)],
    ['a number that nobody reaches', patched(payload, 16, [0xff])],
  ])('are not what has %s', (_, other) => {
    expect(gramscopeTest.decode(datagramOf(other))).toBeNull();
  });
});
