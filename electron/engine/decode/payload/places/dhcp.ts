import { uint8 } from '../bytes';
import type { PayloadDatagram } from '../decoder';
import { layout, type FieldPlaces } from './place';

/** RFC 2131, section 2. */
const header = layout({
  'dhcp.type': [0],
  'dhcp.hops': [3],
  'dhcp.id': [4, 4],
  'dhcp.secs': [8, 2],
  'dhcp.flags.bc': [10],
  'dhcp.ip.client': [12, 4],
  'dhcp.ip.your': [16, 4],
  'dhcp.ip.server': [20, 4],
  'dhcp.ip.relay': [24, 4],
  'dhcp.hw.mac_addr': [28, 6],
});

/** Behind the header and its magic cookie. */
const optionsAt = 240;

const pad = 0;
const end = 255;

/** Options whose value is one, whatever its length (RFC 2132). */
const single: Readonly<Record<number, string>> = {
  1: 'dhcp.option.subnet_mask',
  12: 'dhcp.option.hostname',
  15: 'dhcp.option.domain_name',
  50: 'dhcp.option.requested_ip_address',
  51: 'dhcp.option.ip_address_lease_time',
  53: 'dhcp.option.dhcp',
  54: 'dhcp.option.dhcp_server_id',
  56: 'dhcp.option.message',
  60: 'dhcp.option.vendor_class_id',
};

/** Options with a list of addresses. */
const lists: Readonly<Record<number, string>> = {
  3: 'dhcp.option.router',
  6: 'dhcp.option.domain_name_server',
};

export function dhcpPlaces({ payload }: PayloadDatagram): FieldPlaces {
  return { ...header, ...optionPlaces(payload) };
}

/** Of an option that occurs several times the first, as the decoder has it. */
function optionPlaces(payload: Uint8Array): FieldPlaces {
  const found: Record<string, FieldPlaces[string]> = {};
  for (let at = optionsAt; at < payload.length && uint8(payload, at) !== end;) {
    const code = uint8(payload, at);
    const length = code === pad ? 0 : uint8(payload, at + 1);
    const next = code === pad ? at + 1 : at + 2 + length;
    if (next > payload.length) break;
    const name = single[code] ?? lists[code];
    if (name !== undefined) found[name] ??= valuePlaces(code, at + 2, length);
    at = next;
  }
  return found;
}

function valuePlaces(code: number, offset: number, length: number): FieldPlaces[string] {
  if (code in single) return [{ offset, length }];
  return Array.from({ length: Math.floor(length / 4) }, (_, at) => ({
    offset: offset + 4 * at,
    length: 4,
  }));
}
