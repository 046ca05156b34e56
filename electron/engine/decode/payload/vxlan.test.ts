import { describe, expect, it } from 'vitest';
import { datagramOf, patched, sampleDatagram } from './testing/datagrams';
import { vxlan } from './vxlan';

const frame = sampleDatagram('vxlan-ipv4').payload;

describe('VXLAN', () => {
  it('tells the network and the frame inside', () => {
    expect(vxlan.decode(sampleDatagram('vxlan-ipv4'))).toEqual({
      protocol: 'VXLAN',
      summary:
        'VXLAN VNI 5010, 00:1b:21:aa:bb:cc > ff:ff:ff:ff:ff:ff, VLAN 42, UDP 10.1.1.1 > 10.1.1.2, ports 4000 > 53',
      fields: {
        'vxlan.flags': 0x0800,
        'vxlan.vni': 5010,
        'gramscope.vxlan.eth.src': '00:1b:21:aa:bb:cc',
        'gramscope.vxlan.eth.dst': 'ff:ff:ff:ff:ff:ff',
        'gramscope.vxlan.eth.type': 0x0800,
        'gramscope.vxlan.vlan.id': 42,
        'gramscope.vxlan.ip.src': '10.1.1.1',
        'gramscope.vxlan.ip.dst': '10.1.1.2',
        'gramscope.vxlan.ip.proto': 17,
      },
    });
  });

  it('tells IPv6 and what is no IP', () => {
    expect(vxlan.decode(sampleDatagram('vxlan-ipv6'))?.summary).toBe(
      'VXLAN VNI 16777215, 00:1b:21:aa:bb:cc > 33:33:00:00:00:01, ICMPv6 fe80::1 > ff02::1',
    );
    expect(vxlan.decode(sampleDatagram('vxlan-arp'))?.summary).toBe(
      'VXLAN VNI 1, 00:1b:21:aa:bb:cc > ff:ff:ff:ff:ff:ff, ARP',
    );
  });

  it.each([
    ['without network identifier', patched(frame, 0, [0])],
    ['with a reserved byte that is not 0', patched(frame, 7, [1])],
    ['without a whole Ethernet header', frame.subarray(0, 21)],
  ])('is not a frame %s', (_, payload) => {
    expect(vxlan.decode(datagramOf(payload, { dstPort: 4789 }))).toBeNull();
  });
});
