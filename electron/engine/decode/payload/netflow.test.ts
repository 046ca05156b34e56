import { describe, expect, it } from 'vitest';
import { netflow } from './netflow';
import { datagramOf, patched, sampleDatagram } from './testing/datagrams';

const v5 = sampleDatagram('netflow-v5').payload;
const v9 = sampleDatagram('netflow-v9').payload;

describe('NetFlow', () => {
  it('tells header and flows of version 5', () => {
    expect(netflow.decode(sampleDatagram('netflow-v5'))).toEqual({
      protocol: 'NetFlow',
      summary: 'NetFlow v5 2 flows, sequence 5000, first TCP 10.0.0.1:1234 > 10.0.0.2:443',
      fields: {
        'cflow.version': 5,
        'cflow.count': 2,
        'cflow.sysuptime': 360,
        'cflow.unix_secs': 1_700_000_000,
        'cflow.unix_nsecs': 123_456_789,
        'cflow.sequence': 5000,
        'cflow.engine_type': 1,
        'cflow.engine_id': 7,
        'cflow.samplingmode': 1,
        'cflow.samplerate': 100,
        'cflow.srcaddr': ['10.0.0.1', '10.0.0.3'],
        'cflow.dstaddr': ['10.0.0.2', '224.0.0.251'],
        'cflow.srcport': [1234, 5353],
        'cflow.dstport': [443, 5353],
        'cflow.protocol': [6, 17],
        'cflow.packets': [10, 10],
        'cflow.octets': [1500, 1500],
      },
    });
  });

  it('tells header and templates of version 9', () => {
    expect(netflow.decode(sampleDatagram('netflow-v9'))).toEqual({
      protocol: 'NetFlow',
      summary: 'NetFlow v9 3 records, source 17, sequence 42, templates 256 257, data of 256',
      fields: {
        'cflow.version': 9,
        'cflow.count': 3,
        'cflow.sysuptime': 123.456,
        'cflow.unix_secs': 1_700_000_000,
        'cflow.sequence': 42,
        'cflow.source_id': 17,
        'cflow.flowset_id': [0, 256],
        'cflow.template_id': [256, 257],
      },
    });
  });

  it('reads the flows that a snap length left', () => {
    const cut = { ...datagramOf(v5.subarray(0, 80)), length: v5.length };
    expect(netflow.decode(cut)?.fields['cflow.srcaddr']).toEqual(['10.0.0.1']);
  });

  it.each([
    ['of version 5 with another length', v5.subarray(0, -1)],
    ['of version 5 without flows', patched(v5, 3, [0]).subarray(0, 24)],
    ['of version 9 with a set beyond the end', v9.subarray(0, -1)],
    ['of version 9 with a set shorter than its header', patched(v9, 23, [3])],
    ['of another version', patched(v9, 1, [8])],
  ])('is not %s', (_, payload) => {
    expect(netflow.decode(datagramOf(payload, { dstPort: 2055 }))).toBeNull();
  });
});
