import { describe, expect, it } from 'vitest';
import { mpegTs } from './mpeg-ts';
import { datagramOf, patched, sampleDatagram } from './testing/datagrams';

const seven = sampleDatagram('mpeg-ts').payload;

describe('MPEG-TS', () => {
  it('tells the PIDs and the clock', () => {
    expect(mpegTs.decode(sampleDatagram('mpeg-ts'))).toEqual({
      protocol: 'MPEG-TS',
      summary: 'MPEG-TS 7 TS packets of PID PAT, 0x0100 × 5, null, PCR 54296.870505 s',
      fields: {
        'mp2t.pid': [0, 256, 256, 256, 256, 256, 8191],
        'mp2t.cc': [3, 5, 6, 7, 8, 9, 0],
        'mp2t.pusi': [1, 1, 0, 0, 0, 0, 0],
        'mp2t.tei': [0, 0, 0, 0, 0, 0, 0],
        'mp2t.tsc': [0, 0, 0, 0, 0, 0, 0],
        'mp2t.afc': [1, 3, 1, 1, 1, 1, 1],
        'mp2t.af.length': [7],
        'mp2t.af.di': [0],
        'mp2t.af.rai': [0],
        'mp2t.af.pcr': [1_466_015_503_623],
      },
    });
  });

  it('tells scrambled packets and transport errors', () => {
    const payload = patched(patched(seven, 189, [0x81]), 191, [0xd5]);
    expect(mpegTs.decode(datagramOf(payload))?.summary).toMatch(
      /, scrambled, 1 with transport errors$/u,
    );
  });

  it('tells where a discontinuity is announced and where decoding can begin', () => {
    const flagged = mpegTs.decode(datagramOf(patched(seven, 188 + 5, [0xd0])))?.fields;
    expect(flagged).toMatchObject({ 'mp2t.af.di': [1], 'mp2t.af.rai': [1] });
    const empty = mpegTs.decode(datagramOf(patched(seven, 188 + 4, [0])))?.fields;
    expect(empty).toMatchObject({ 'mp2t.af.length': [0] });
    expect(empty).not.toHaveProperty(['mp2t.af.di']);
  });

  it('reads the packets that a snap length left', () => {
    const cut = { ...datagramOf(seven.subarray(0, 400)), length: seven.length };
    expect(mpegTs.decode(cut)?.fields['mp2t.cc']).toEqual([3, 5, 6]);
  });

  it.each([
    ['a length that is no multiple of 188', seven.subarray(0, -1)],
    ['a packet without sync byte', patched(seven, 188, [0x46])],
    ['a packet with neither payload nor adaptation field', patched(seven, 3, [0x03])],
    ['nothing', new Uint8Array()],
  ])('is not %s', (_, payload) => {
    expect(mpegTs.decode(datagramOf(payload))).toBeNull();
  });
});
