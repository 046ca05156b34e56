import { describe, expect, it } from 'vitest';
import { ptp } from './ptp';
import { datagramOf, patched, sampleDatagram } from './testing/datagrams';

const sync = sampleDatagram('ptp-sync').payload;

describe('PTP', () => {
  it('tells the header', () => {
    expect(ptp.decode(sampleDatagram('ptp-sync'))).toEqual({
      protocol: 'PTP',
      summary: 'PTP Sync, domain 127, clock 00:1b:21:ff:fe:12:34:56 port 1, sequence 500',
      fields: {
        'ptp.v2.messagetype': 0,
        'ptp.v2.versionptp': 2,
        'ptp.v2.minorversionptp': 0,
        'ptp.v2.majorsdoid': 0,
        'ptp.v2.domainnumber': 127,
        'ptp.v2.flags': 0x0200,
        'ptp.v2.flags.twostep': true,
        'ptp.v2.correction.ns': -3,
        'ptp.v2.clockidentity': '0x001b21fffe123456',
        'ptp.v2.sourceportid': 1,
        'ptp.v2.sequenceid': 500,
        'ptp.v2.logmessageperiod': -3,
        'ptp.v2.sdr.origintimestamp.seconds': 0,
        'ptp.v2.sdr.origintimestamp.nanoseconds': 0,
      },
    });
  });

  it('tells the time of Follow_Up', () => {
    expect(ptp.decode(sampleDatagram('ptp-follow-up'))).toMatchObject({
      summary:
        'PTP Follow_Up, domain 127, clock 00:1b:21:ff:fe:12:34:56 port 1, sequence 500, time 1700000037.123456789',
      fields: {
        'ptp.v2.minorversionptp': 1,
        'ptp.v2.fu.preciseorigintimestamp.seconds': 1_700_000_037,
        'ptp.v2.fu.preciseorigintimestamp.nanoseconds': 123_456_789,
      },
    });
  });

  it('tells the grandmaster of Announce', () => {
    expect(ptp.decode(sampleDatagram('ptp-announce'))).toMatchObject({
      summary:
        'PTP Announce, domain 127, clock 00:1b:21:ff:fe:12:34:56 port 1, sequence 12, grandmaster ec:46:70:ff:fe:0a:0b:0c, priority 128/127, class 6, steps 1, time of GNSS',
      fields: {
        'ptp.v2.an.origincurrentutcoffset': 37,
        'ptp.v2.an.priority1': 128,
        'ptp.v2.an.grandmasterclockclass': 6,
        'ptp.v2.an.grandmasterclockaccuracy': 0x21,
        'ptp.v2.an.grandmasterclockvariance': 0x4e5d,
        'ptp.v2.an.priority2': 127,
        'ptp.v2.an.grandmasterclockidentity': '0xec4670fffe0a0b0c',
        'ptp.v2.an.localstepsremoved': 1,
        'ptp.v2.timesource': 0x20,
      },
    });
  });

  it('tells who asked for Delay_Resp', () => {
    expect(ptp.decode(sampleDatagram('ptp-delay-resp'))?.fields).toMatchObject({
      'ptp.v2.dr.receivetimestamp.seconds': 1_700_000_037,
      'ptp.v2.dr.receivetimestamp.nanoseconds': 5,
      'ptp.v2.dr.requestingsourceportidentity': '0x0080f8fffe112233',
      'ptp.v2.dr.requestingsourceportid': 2,
    });
  });

  it('recognises version 1', () => {
    expect(ptp.decode(sampleDatagram('ptp-v1-sync'))).toEqual({
      protocol: 'PTP',
      summary: 'PTP version 1 Sync, subdomain _DFLT, clock 00:1d:c1:aa:bb:cc port 1, sequence 321',
      fields: {
        'ptp.versionptp': 1,
        'ptp.subdomain': '_DFLT',
        'ptp.sourceuuid': '00:1d:c1:aa:bb:cc',
        'ptp.sequenceid': 321,
        'ptp.controlfield': 0,
      },
    });
  });

  it.each([
    ['a message type that does not exist', patched(sync, 0, [0x04])],
    ['another version', patched(sync, 1, [0x03])],
    ['longer than the datagram', patched(sync, 2, [0, 45])],
    ['too short for its type', patched(sync, 2, [0, 43])],
  ])('is not %s', (_, payload) => {
    expect(ptp.decode(datagramOf(payload, { dstPort: 319 }))).toBeNull();
  });
});
