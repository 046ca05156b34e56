import { describe, expect, it } from 'vitest';
import { dhcp } from './dhcp';
import { bytesOf, datagramOf, patched, sampleDatagram } from './testing/datagrams';

const discover = sampleDatagram('dhcp-discover').payload;

describe('DHCP', () => {
  it('tells what a client asks for', () => {
    expect(dhcp.decode(sampleDatagram('dhcp-discover'))).toEqual({
      protocol: 'DHCP',
      summary: 'DHCP Discover, from 00:11:22:33:44:55, asks for 192.0.2.50, lab-pc',
      fields: {
        'dhcp.type': 1,
        'dhcp.hops': 0,
        'dhcp.id': 0x3903f326,
        'dhcp.secs': 0,
        'dhcp.flags.bc': true,
        'dhcp.ip.client': '0.0.0.0',
        'dhcp.ip.your': '0.0.0.0',
        'dhcp.ip.server': '0.0.0.0',
        'dhcp.ip.relay': '0.0.0.0',
        'dhcp.hw.mac_addr': '00:11:22:33:44:55',
        'dhcp.option.dhcp': 1,
        'dhcp.option.hostname': 'lab-pc',
        'dhcp.option.requested_ip_address': '192.0.2.50',
        'dhcp.option.vendor_class_id': 'MSFT 5.0',
      },
    });
  });

  it('tells what a server gives', () => {
    expect(dhcp.decode(sampleDatagram('dhcp-ack'))).toMatchObject({
      summary:
        'DHCP Ack, to 00:11:22:33:44:55, address 192.0.2.50, lease 86400 s, server 192.0.2.1',
      fields: {
        'dhcp.hops': 1,
        'dhcp.secs': 4,
        'dhcp.ip.your': '192.0.2.50',
        'dhcp.ip.relay': '192.0.2.254',
        'dhcp.option.ip_address_lease_time': 86_400,
        'dhcp.option.dhcp_server_id': '192.0.2.1',
        'dhcp.option.subnet_mask': '255.255.255.0',
        'dhcp.option.router': ['192.0.2.1', '192.0.2.2'],
        'dhcp.option.domain_name_server': ['192.0.2.3', '192.0.2.4'],
        'dhcp.option.domain_name': 'lab.example',
      },
    });
  });

  it('tells BOOTP by the missing message type, and stops at an option beyond the end', () => {
    const payload = Uint8Array.of(...discover.subarray(0, 240), ...bytesOf('0c03616263 0cff61'));
    expect(dhcp.decode(datagramOf(payload))?.summary).toBe(
      'BOOTP request, from 00:11:22:33:44:55, abc',
    );
  });

  it('shows names without their control characters', () => {
    const payload = Uint8Array.of(...discover.subarray(0, 240), ...bytesOf('0c041b5b324a ff'));
    expect(dhcp.decode(datagramOf(payload))?.summary).toContain('\\e[2J');
  });

  it.each([
    ['neither request nor reply', patched(discover, 0, [3])],
    ['without its cookie', patched(discover, 236, [0])],
    ['shorter than its header', discover.subarray(0, 239)],
  ])('is not %s', (_, payload) => {
    expect(dhcp.decode(datagramOf(payload, { dstPort: 67 }))).toBeNull();
  });
});
