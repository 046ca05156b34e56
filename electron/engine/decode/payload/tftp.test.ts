import { describe, expect, it } from 'vitest';
import { tftp } from './tftp';
import { bytesOf, datagramOf, sampleDatagram } from './testing/datagrams';

describe('TFTP', () => {
  it('tells which file is read, and how', () => {
    expect(tftp.decode(sampleDatagram('tftp-read'))).toEqual({
      protocol: 'TFTP',
      summary: 'TFTP read request for boot/pxelinux.0, octet, blksize 1468, tsize 0',
      fields: {
        'tftp.opcode': 1,
        'tftp.source_file': 'boot/pxelinux.0',
        'tftp.type': 'octet',
        'tftp.option.name': ['blksize', 'tsize'],
        'tftp.option.value': ['1468', '0'],
      },
    });
  });

  it('tells which file is written', () => {
    expect(tftp.decode(sampleDatagram('tftp-write'))).toMatchObject({
      summary: 'TFTP write request for running-config, netascii',
      fields: { 'tftp.destination_file': 'running-config' },
    });
  });

  it.each([
    ['tftp-data', 'TFTP data, block 2, 5 bytes', { 'tftp.opcode': 3, 'tftp.block': 2 }],
    ['tftp-ack', 'TFTP acknowledgment, block 2', { 'tftp.opcode': 4, 'tftp.block': 2 }],
    ['tftp-error', 'TFTP error 1, File not found', { 'tftp.opcode': 5, 'tftp.error.code': 1 }],
    ['tftp-oack', 'TFTP options accepted, blksize 1468', { 'tftp.opcode': 6 }],
  ] as const)('tells %s', (name, summary, fields) => {
    expect(tftp.decode(sampleDatagram(name))).toMatchObject({ summary, fields });
  });

  it('takes requests on any port, and the rest of a transfer on its own alone', () => {
    expect(tftp.decode(datagramOf(sampleDatagram('tftp-read').payload))).not.toBeNull();
    expect(tftp.decode(datagramOf(sampleDatagram('tftp-ack').payload))).toBeNull();
  });

  it.each([
    ['a request without mode', '0001 6100'],
    ['a request of an unknown mode', '0001 6100 6200'],
    ['a request without file', '0001 00 6f6374657400'],
    ['a request without its end', '0001 6100 6f63746574'],
    ['an acknowledgment with something behind it', '0004 0001 00'],
    ['an unknown error', '0005 0009 6100'],
    ['an unknown opcode', '0007 0001'],
    ['nothing', ''],
  ])('is not %s', (_, hex) => {
    expect(tftp.decode(datagramOf(bytesOf(hex), { dstPort: 69 }))).toBeNull();
  });
});
