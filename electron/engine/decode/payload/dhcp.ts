import { hexNumber, ipv4Text, macText, uint16, uint32, uint8 } from './bytes';
import {
  addressesOption,
  addressOption,
  numberOption,
  readOptions,
  textOption,
  type DhcpOptions,
} from './dhcp-options';
import { field, present, type Fields, type PayloadDecoder } from './decoder';
import { summaryOf } from './summary';
import { dhcpPlaces } from './places/dhcp';

/** RFC 2132, section 9.6; RFC 3203; RFC 4388. */
const messageTypes: Readonly<Record<number, string>> = {
  1: 'Discover',
  2: 'Offer',
  3: 'Request',
  4: 'Decline',
  5: 'Ack',
  6: 'Nak',
  7: 'Release',
  8: 'Inform',
  9: 'Force Renew',
  10: 'Lease Query',
  11: 'Lease Unassigned',
  12: 'Lease Unknown',
  13: 'Lease Active',
};

/** RFC 2131, section 2 and section 3: four bytes before the options. */
const fixedSize = 236;
const magicCookie = 0x6382_5363;

const messageTypeOption = 53;

/** DHCP for IPv4 (RFC 2131), and BOOTP with options (RFC 951, RFC 1497). */
export const dhcp: PayloadDecoder = {
  name: 'dhcp',
  description: 'Dynamic Host Configuration Protocol (RFC 2131)',
  ports: [67, 68, 4011],
  anyPort: true,
  fields: [
    field('dhcp.type', 'number', '1 from a client, 2 from a server'),
    field('dhcp.hops', 'number', 'Relays passed'),
    field('dhcp.id', 'number', 'Transaction identifier'),
    field('dhcp.secs', 'number', 'Seconds since the client began'),
    field('dhcp.flags.bc', 'boolean', 'The client asks for broadcast'),
    field('dhcp.ip.client', 'string', 'Address that the client has'),
    field('dhcp.ip.your', 'string', 'Address that the client gets'),
    field('dhcp.ip.server', 'string', 'Server to boot from'),
    field('dhcp.ip.relay', 'string', 'Relay'),
    field('dhcp.hw.mac_addr', 'string', 'Hardware address of the client'),
    field('dhcp.option.dhcp', 'number', 'Message type: 1 Discover, 2 Offer, 3 Request, 5 Ack'),
    field('dhcp.option.hostname', 'string', 'Name of the client'),
    field('dhcp.option.domain_name', 'string', 'Domain'),
    field('dhcp.option.requested_ip_address', 'string', 'Address that the client asks for'),
    field('dhcp.option.ip_address_lease_time', 'number', 'Lease, in seconds'),
    field('dhcp.option.dhcp_server_id', 'string', 'Server'),
    field('dhcp.option.subnet_mask', 'string', 'Subnet mask'),
    field('dhcp.option.router', 'string', 'Routers'),
    field('dhcp.option.domain_name_server', 'string', 'Name servers'),
    field('dhcp.option.vendor_class_id', 'string', 'Vendor class of the client'),
    field('dhcp.option.message', 'string', 'Error text'),
  ],
  places: dhcpPlaces,
  decode({ payload }) {
    const direction = uint8(payload, 0);
    const valid = (direction === 1 || direction === 2) && uint8(payload, 2) <= 16;
    if (!valid || uint32(payload, fixedSize) !== magicCookie) return null;
    const options = readOptions(payload.subarray(fixedSize + 4));
    const type = options.get(messageTypeOption)?.[0];
    const requested = addressOption(options, 50);
    const lease = numberOption(options, 51);
    const server = addressOption(options, 54);
    const given = addressOf(payload, 16) ?? addressOf(payload, 12);
    return {
      protocol: 'DHCP',
      summary: summaryOf(
        type === undefined
          ? `BOOTP ${direction === 1 ? 'request' : 'reply'}`
          : `DHCP ${messageTypes[type] ?? `message ${type}`}`,
        `${direction === 1 ? 'from' : 'to'} ${hardwareAddress(payload) ?? hexNumber(uint32(payload, 4), 8)}`,
        given && `address ${given}`,
        requested && `asks for ${requested}`,
        textOption(options, 12),
        lease === undefined ? undefined : `lease ${lease} s`,
        server && `server ${server}`,
        textOption(options, 56),
      ),
      fields: { ...headerFields(payload), ...optionFields(options) },
    };
  },
};

/** RFC 2131, section 2. */
function headerFields(payload: Uint8Array): Fields {
  return present({
    'dhcp.type': uint8(payload, 0),
    'dhcp.hops': uint8(payload, 3),
    'dhcp.id': uint32(payload, 4),
    'dhcp.secs': uint16(payload, 8),
    'dhcp.flags.bc': (uint16(payload, 10) & 0x8000) !== 0,
    'dhcp.ip.client': ipv4Text(payload, 12),
    'dhcp.ip.your': ipv4Text(payload, 16),
    'dhcp.ip.server': ipv4Text(payload, 20),
    'dhcp.ip.relay': ipv4Text(payload, 24),
    'dhcp.hw.mac_addr': hardwareAddress(payload),
  });
}

function optionFields(options: DhcpOptions): Fields {
  return present({
    'dhcp.option.dhcp': options.get(messageTypeOption)?.[0],
    'dhcp.option.hostname': textOption(options, 12),
    'dhcp.option.domain_name': textOption(options, 15),
    'dhcp.option.requested_ip_address': addressOption(options, 50),
    'dhcp.option.ip_address_lease_time': numberOption(options, 51),
    'dhcp.option.dhcp_server_id': addressOption(options, 54),
    'dhcp.option.subnet_mask': addressOption(options, 1),
    'dhcp.option.router': addressesOption(options, 3),
    'dhcp.option.domain_name_server': addressesOption(options, 6),
    'dhcp.option.vendor_class_id': textOption(options, 60),
    'dhcp.option.message': textOption(options, 56),
  });
}

/** Undefined if it is not Ethernet's. */
function hardwareAddress(payload: Uint8Array): string | undefined {
  return uint8(payload, 1) === 1 && uint8(payload, 2) === 6 ? macText(payload, 28) : undefined;
}

function addressOf(payload: Uint8Array, at: number): string | undefined {
  return uint32(payload, at) === 0 ? undefined : ipv4Text(payload, at);
}
