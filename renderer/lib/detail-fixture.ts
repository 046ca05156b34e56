import type { Detail } from '../../electron/contract';

/** A datagram for tests: text of which nothing is known. */
export const detailFixture: Detail = {
  number: 1,
  time: '1700000000.000000000',
  frame: null,
  src: '192.0.2.1',
  srcPort: 514,
  dst: '192.0.2.2',
  dstPort: 5514,
  ttl: 64,
  length: 5,
  origin: 'udp://192.0.2.2:5514',
  captured: 5,
  payload: Uint8Array.from([0x68, 0x65, 0x6c, 0x6c, 0x6f]),
  charset: 'utf-8',
  filters: {
    number: 'frame.number == 1',
    time: null,
    source: 'ip.src == 192.0.2.1',
    sourcePort: 'udp.srcport == 514',
    destination: 'ip.dst == 192.0.2.2',
    destinationPort: 'udp.dstport == 5514',
    interface: null,
    origin: null,
    ttl: 'ip.ttl == 64',
    length: 'udp.length == 13',
    conversation: null,
  },
  content: {
    kind: 'text',
    text: 'hello',
    place: { offset: 0, length: 5 },
    filter: 'gramscope.payload contains "hello"',
  },
};
