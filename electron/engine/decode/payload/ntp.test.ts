import { describe, expect, it } from 'vitest';
import { ntp } from './ntp';
import { datagramOf, patched, sampleDatagram } from './testing/datagrams';

const server = sampleDatagram('ntp-server').payload;

describe('NTP', () => {
  it('tells what a server says', () => {
    expect(ntp.decode(sampleDatagram('ntp-server'))).toEqual({
      protocol: 'NTP',
      summary:
        'NTP version 4 server, stratum 2, reference 192.0.2.99, 2024-01-01T00:04:16.625000Z, root delay 39.993 ms',
      fields: {
        'ntp.flags.li': 0,
        'ntp.flags.vn': 4,
        'ntp.flags.mode': 4,
        'ntp.stratum': 2,
        'ntp.ppoll': 6,
        'ntp.precision': 233,
        'ntp.rootdelay': 2621,
        'ntp.rootdispersion': 3932,
        'ntp.refid': 'c0:00:02:63',
        'gramscope.ntp.reference': '192.0.2.99',
        'ntp.reftime': '2024-01-01T00:00:00.250000Z',
        'ntp.org': '2024-01-01T00:04:16.500000Z',
        'ntp.rec': '2024-01-01T00:04:16.625000Z',
        'ntp.xmt': '2024-01-01T00:04:16.625000Z',
      },
    });
  });

  it('tells what a client asks', () => {
    expect(ntp.decode(sampleDatagram('ntp-client'))?.summary).toBe(
      'NTP version 4 client, 2024-01-01T00:00:00.500000Z',
    );
  });

  it('tells a reference clock, and times after 2036', () => {
    expect(ntp.decode(sampleDatagram('ntp-broadcast'))?.summary).toBe(
      'NTP version 4 broadcast, stratum 1, reference GPS, 2036-02-07T06:28:17.500000Z, root delay 0.000 ms, not synchronised',
    );
  });

  it('tells control messages by their kind', () => {
    expect(ntp.decode(datagramOf(patched(server, 0, [0x16])))?.summary).toBe(
      'NTP version 2 control message',
    );
  });

  it.each([
    ['shorter than its header', server.subarray(0, 47)],
    ['of a version that does not exist', patched(server, 0, [0x3c])],
    ['of mode 0', patched(server, 0, [0x20])],
  ])('is not %s', (_, payload) => {
    expect(ntp.decode(datagramOf(payload, { dstPort: 123 }))).toBeNull();
  });
});
