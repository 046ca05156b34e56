import { describe, expect, it } from 'vitest';
import { snmp } from './snmp';
import { bytesOf, datagramOf, patched, sampleDatagram } from './testing/datagrams';

const trap = sampleDatagram('snmp-v2-trap').payload;

/** Sequences in sequences, each with a length of four bytes. */
function nested(size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 6 <= size; at += 6) {
    view.setUint16(at, 0x3084);
    view.setUint32(at + 2, size - at - 6);
  }
  return bytes;
}

function repeated(values: readonly number[], size: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, at) => values[at % values.length] ?? 0);
}

describe('SNMP', () => {
  it('tells a trap of SNMPv2c', () => {
    expect(snmp.decode(sampleDatagram('snmp-v2-trap'))).toEqual({
      protocol: 'SNMP',
      summary:
        'SNMPv2c trap linkDown, community public, up 1 d 3 h 26 min 5 s, 1.3.6.1.2.1.2.2.1.1.3 = 3, 1.3.6.1.2.1.2.2.1.2.3 = GigabitEthernet0/3, 1.3.6.1.2.1.2.2.1.6.3 = 00:1b:21:aa:bb:cc',
      fields: {
        'snmp.version': 1,
        'snmp.community': 'public',
        'snmp.data': 7,
        'snmp.request_id': 1_234_567,
        'snmp.error_status': 0,
        'snmp.error_index': 0,
        'snmp.name': [
          '1.3.6.1.2.1.1.3.0',
          '1.3.6.1.6.3.1.1.4.1.0',
          '1.3.6.1.2.1.2.2.1.1.3',
          '1.3.6.1.2.1.2.2.1.2.3',
          '1.3.6.1.2.1.2.2.1.6.3',
        ],
        'gramscope.snmp.value': [
          '9876543',
          '1.3.6.1.6.3.1.1.5.3',
          '3',
          'GigabitEthernet0/3',
          '00:1b:21:aa:bb:cc',
        ],
        'gramscope.snmp.trap': '1.3.6.1.6.3.1.1.5.3',
        'gramscope.snmp.uptime': 9_876_543,
      },
    });
  });

  it('tells a trap of SNMPv1, and what SNMPv2 would call it', () => {
    expect(snmp.decode(sampleDatagram('snmp-v1-trap'))).toMatchObject({
      summary:
        'SNMPv1 trap 1.3.6.1.4.1.9.9.43.2.0.1, community private, agent 192.0.2.7, up 42 s, 1.3.6.1.4.1.9.9.43.1.1.6.1.3.9 = -5',
      fields: {
        'snmp.version': 0,
        'snmp.data': 4,
        'snmp.enterprise': '1.3.6.1.4.1.9.9.43.2',
        'snmp.agent_addr': '192.0.2.7',
        'snmp.generic_trap': 6,
        'snmp.specific_trap': 1,
        'snmp.time_stamp': 4242,
      },
    });
  });

  it('tells informs, with counters of 64 bits', () => {
    expect(snmp.decode(sampleDatagram('snmp-inform'))?.summary).toBe(
      'SNMPv2c inform 1.3.6.1.4.1.8072.4.0.2, community ops, up 1 s, 1.3.6.1.2.1.31.1.1.1.6.1 = 9223372036854775809',
    );
  });

  it('tells requests', () => {
    expect(snmp.decode(sampleDatagram('snmp-get'))?.summary).toBe(
      'SNMPv2c get, community public, 1.3.6.1.2.1.1.1.0 = null',
    );
  });

  it('tells user and trap of SNMPv3', () => {
    expect(snmp.decode(sampleDatagram('snmp-v3-trap'))).toMatchObject({
      summary: 'SNMPv3 trap coldStart, user trapuser, up 5 s',
      fields: {
        'snmp.msgVersion': 3,
        'snmp.msgID': 77,
        'snmp.msgUserName': 'trapuser',
        'snmp.msgAuthoritativeEngineID': '80:00:1f:88:80:e9:63:00:00:d6:1f:f4:49',
        'snmp.contextName': 'ctx',
      },
    });
  });

  it('tells the user of what is encrypted', () => {
    expect(snmp.decode(sampleDatagram('snmp-v3-encrypted'))?.summary).toBe(
      'SNMPv3 encrypted, user trapuser',
    );
  });

  it('takes no time for hostile encodings', () => {
    const start = bytesOf('3084 0000ffdd 020101 0400 a784 0000ffd2');
    const deep = Uint8Array.of(...start, ...nested(0xffd2));
    const wide = Uint8Array.of(...start, ...bytesOf('3084 0000ffcc'), ...repeated([5, 0], 0xffcc));
    const long = Uint8Array.of(
      ...start,
      ...bytesOf('0284 0000ffcc'),
      ...new Uint8Array(0xffcc).fill(0xff),
    );
    const started = performance.now();
    for (const payload of [deep, wide, long]) snmp.decode(datagramOf(payload, { dstPort: 162 }));
    expect(performance.now() - started).toBeLessThan(500);
  });

  it.each([
    ['shorter than it says', trap.subarray(0, -1)],
    ['longer than it says', Uint8Array.of(...trap, 0)],
    ['of a version that does not exist', patched(trap, trap.indexOf(2) + 2, [2])],
    ['another structure', bytesOf('3003 020101')],
    ['without PDU', bytesOf('3005 020101 0400')],
  ])('is not %s', (_, payload) => {
    expect(snmp.decode(datagramOf(payload, { dstPort: 162 }))).toBeNull();
  });
});
