import { describe, expect, it } from 'vitest';
import { sap } from './sap';
import { datagramOf, patched, sampleDatagram } from './testing/datagrams';

const announcement = sampleDatagram('sap').payload;
const header = [0x20, 0, 0x1a, 0x2b, 192, 0, 2, 10];

function announced(text: string) {
  return datagramOf(Uint8Array.from([...header, ...Buffer.from(text)]), { dstPort: 9875 });
}

describe('SAP', () => {
  it('tells the session, its media and where they go', () => {
    expect(sap.decode(sampleDatagram('sap'))).toEqual({
      protocol: 'SAP',
      summary:
        'SAP announcement 0x1a2b from 192.0.2.10, "AES67 Stage "L"", audio 239.69.1.2:5004 L24/48000, video 239.69.1.3:5006',
      fields: {
        'sap.flags.v': 1,
        'sap.flags.a': false,
        'sap.flags.t': false,
        'sap.flags.e': false,
        'sap.flags.c': false,
        'sap.message_identifier_hash': 0x1a2b,
        'sap.originating_source': '192.0.2.10',
        'sap.payload_type': 'application/sdp',
        'sdp.owner.username': '-',
        'sdp.owner.sessionid': '1423986',
        'sdp.owner.address': '192.0.2.10',
        'sdp.session_name': 'AES67 Stage "L"',
        'sdp.connection_info.address': ['239.69.1.2', '239.69.1.3'],
        'sdp.connection_info.ttl': ['32', '16'],
        'sdp.media.media': ['audio', 'video'],
        'sdp.media.port': [5004, 5006],
        'sdp.media.proto': ['RTP/AVP', 'RTP/AVP'],
        'sdp.media.format': ['98', '33'],
      },
    });
  });

  it('tells a deletion', () => {
    expect(sap.decode(sampleDatagram('sap-deletion'))).toMatchObject({
      summary: 'SAP deletion 0x1a2b from 192.0.2.10',
      fields: { 'sap.flags.t': true },
    });
  });

  it('reads a description without its type, on any port', () => {
    const decoded = sap.decode({ ...announced('v=0\r\ns=News\r\n'), dstPort: 40_000 });
    expect(decoded?.fields['sdp.session_name']).toBe('News');
  });

  it('does not read what is encrypted or compressed', () => {
    const compressed = { ...sampleDatagram('sap'), payload: patched(announcement, 0, [0x21]) };
    expect(sap.decode(compressed)?.summary).toBe(
      'SAP announcement 0x1a2b from 192.0.2.10, compressed',
    );
  });

  it('reads an IPv6 source behind authentication data', () => {
    const source = [0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
    const payload = [0x30, 1, 0, 1, ...source, 9, 9, 9, 9, ...Buffer.from('v=0\ns=x\n')];
    expect(sap.decode(datagramOf(Uint8Array.from(payload)))?.fields).toMatchObject({
      'sap.originating_source': '2001:db8::1',
      'sdp.session_name': 'x',
    });
  });

  it('shows text of the network without its control characters', () => {
    const decoded = sap.decode(announced('v=0\r\ns=\u001b[2J\u202eevil\r\n'));
    expect(decoded?.summary).toContain('\\e[2J\\u202eevil');
    expect(decoded?.fields['sdp.session_name']).toBe('\\e[2J\\u202eevil');
  });

  it('takes no time for hostile descriptions', () => {
    const started = performance.now();
    sap.decode(announced(`v=0\r\n${'a=candidate:'.padEnd(500, ' 1')}\r\n`.repeat(120)));
    sap.decode(announced(`v=0\r\na=${'x '.repeat(30_000)}`));
    sap.decode(announced(`v=0\r\n${'m=\r\n'.repeat(15_000)}`));
    expect(performance.now() - started).toBeLessThan(500);
  });

  it.each([
    ['syslog', Uint8Array.from(Buffer.from('<34>Oct 11 22:14:15 host su: failed'))],
    ['another version', patched(announcement, 0, [0x40])],
    ['authentication data beyond the end', patched(announcement, 1, [255])],
  ])('is not %s', (_, payload) => {
    expect(sap.decode(datagramOf(payload, { dstPort: 9875 }))).toBeNull();
  });
});
