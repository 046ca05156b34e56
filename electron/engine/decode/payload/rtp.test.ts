import { describe, expect, it } from 'vitest';
import { rtp } from './rtp';
import { datagramOf, patched, sampleDatagram } from './testing/datagrams';

const pcmu = sampleDatagram('rtp-pcmu').payload;

describe('RTP', () => {
  it('tells the header', () => {
    expect(rtp.decode(sampleDatagram('rtp-l16'))).toEqual({
      protocol: 'RTP',
      summary: 'RTP dynamic 96, sequence 4711, time 123456789, SSRC 0xdeadbeef, marker, 48 bytes',
      fields: {
        'rtp.version': 2,
        'rtp.padding': false,
        'rtp.ext': false,
        'rtp.cc': 0,
        'rtp.marker': true,
        'rtp.p_type': 96,
        'rtp.seq': 4711,
        'rtp.timestamp': 123_456_789,
        'rtp.ssrc': 0xdeadbeef,
      },
    });
  });

  it('reads contributing sources, extension and padding', () => {
    expect(rtp.decode(sampleDatagram('rtp-ext'))?.fields).toMatchObject({
      'rtp.padding': true,
      'rtp.ext': true,
      'rtp.cc': 2,
      'rtp.csrc.item': [1, 2],
      'rtp.ext.profile': 0xbede,
      'rtp.ext.len': 1,
      'rtp.padding.count': 3,
    });
  });

  it('names the transport stream inside, whatever the port', () => {
    const decoded = rtp.decode(sampleDatagram('rtp-mp2t', { dstPort: 1235 }));
    expect(decoded?.summary).toBe(
      'RTP MP2T, sequence 7, time 9000, SSRC 0x12345678, 7 TS packets of PID PAT, 0x0100 × 5, null',
    );
    expect(decoded?.fields['mp2t.pid']).toEqual([0, 256, 256, 256, 256, 256, 8191]);
  });

  it('is told without its port where media usually goes', () => {
    expect(rtp.decode(datagramOf(pcmu, { dstPort: 20_002 }))).not.toBeNull();
    expect(rtp.decode(datagramOf(pcmu, { dstPort: 20_003 }))).toBeNull();
    expect(rtp.decode(datagramOf(pcmu, { dstPort: 514 }))).toBeNull();
  });

  it.each([
    ['another version', patched(pcmu, 0, [0x40])],
    ['a payload type without meaning', patched(pcmu, 1, [1])],
    ['a packet type of RTCP', patched(pcmu, 1, [200])],
    ['no media', pcmu.subarray(0, 12)],
    ['more contributing sources than there are bytes', patched(pcmu, 0, [0x8f]).subarray(0, 40)],
    ['more padding than there is media', patched(patched(pcmu, 0, [0xa0]), 171, [161])],
  ])('is not %s', (_, payload) => {
    expect(rtp.decode(datagramOf(payload, { dstPort: 5004 }))).toBeNull();
  });
});
