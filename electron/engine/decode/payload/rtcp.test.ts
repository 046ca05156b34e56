import { describe, expect, it } from 'vitest';
import { rtcp } from './rtcp';
import { datagramOf, patched, sampleDatagram } from './testing/datagrams';

const compound = sampleDatagram('rtcp-sr').payload;

describe('RTCP', () => {
  it('tells what a sender sent, what got lost, and its name', () => {
    expect(rtcp.decode(sampleDatagram('rtcp-sr'))).toEqual({
      protocol: 'RTCP',
      summary:
        'RTCP sender report, source description, SSRC 0xdeadbeef, host@192.0.2.1, sent 1000 packets with 160000 bytes, 0x11223344 lost 25.0 % (10 in all), jitter 25',
      fields: {
        'rtcp.version': 2,
        'rtcp.pt': [200, 202],
        'rtcp.senderssrc': 0xdeadbeef,
        'rtcp.timestamp.rtp': 160_000,
        'rtcp.sender.packetcount': 1000,
        'rtcp.sender.octetcount': 160_000,
        'rtcp.ssrc.identifier': [0x11223344],
        'rtcp.ssrc.fraction': [64],
        'rtcp.ssrc.cum_nr': [10],
        'rtcp.ssrc.jitter': [25],
        'rtcp.sdes.text': ['host@192.0.2.1'],
      },
    });
  });

  it('tells a source that leaves', () => {
    expect(rtcp.decode(sampleDatagram('rtcp-bye'))?.summary).toBe(
      'RTCP receiver report, goodbye, SSRC 0xdeadbeef',
    );
  });

  it('reads what a snap length left', () => {
    const cut = { ...datagramOf(compound.subarray(0, 60)), length: compound.length };
    expect(rtcp.decode(cut)?.fields['rtcp.pt']).toEqual([200, 202]);
  });

  it.each([
    ['packets that end before the datagram', Uint8Array.of(...compound, 0)],
    ['packets that end after it', compound.subarray(0, -4)],
    ['media', patched(compound, 1, [96])],
    ['nothing', new Uint8Array()],
  ])('is not %s', (_, payload) => {
    expect(rtcp.decode(datagramOf(payload, { dstPort: 5005 }))).toBeNull();
  });
});
