import { describe, expect, it } from 'vitest';
import { ipfix } from './ipfix';
import { datagramOf, patched, sampleDatagram } from './testing/datagrams';

const message = sampleDatagram('ipfix').payload;

describe('IPFIX', () => {
  it('tells header, templates and sets', () => {
    expect(ipfix.decode(sampleDatagram('ipfix'))).toEqual({
      protocol: 'IPFIX',
      summary: 'IPFIX domain 9, sequence 77, templates 300 301, data of 300',
      fields: {
        'cflow.version': 10,
        'cflow.len': 56,
        'cflow.exporttime': 1_700_000_000,
        'cflow.sequence': 77,
        'cflow.od_id': 9,
        'cflow.flowset_id': [2, 300],
        'cflow.template_id': [300, 301],
      },
    });
  });

  it.each([
    ['of another length', message.subarray(0, -1)],
    ['with a reserved set', patched(message, 17, [4])],
    ['of another version', patched(message, 1, [9])],
  ])('is not %s', (_, payload) => {
    expect(ipfix.decode(datagramOf(payload, { dstPort: 4739 }))).toBeNull();
  });
});
