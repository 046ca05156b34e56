import { uint8, uint16 } from '../bytes';
import type { PayloadDatagram } from '../decoder';
import { tagTypes, mostTags } from '../ethernet';
import { layout, type FieldPlaces } from './place';

/** RFC 7348, section 5, and the frame behind its header of 8 bytes. */
const header = layout({
  'vxlan.flags': [0, 2],
  'vxlan.vni': [4, 3],
  'gramscope.vxlan.eth.dst': [8, 6],
  'gramscope.vxlan.eth.src': [14, 6],
});

/** Where the EtherType, or the first VLAN tag, is. */
const typeAt = 20;

export function vxlanPlaces({ payload }: PayloadDatagram): FieldPlaces {
  let at = typeAt;
  for (let tag = 0; tag < mostTags && tagTypes.has(uint16(payload, at)); tag += 1) at += 4;
  const isIpv6 = uint8(payload, at + 2) >> 4 === 6;
  return {
    ...header,
    ...layout({ 'gramscope.vxlan.eth.type': [0, 2], 'gramscope.vxlan.vlan.id': [-2, 2] }, at),
    ...(isIpv6 ? ipv6(at + 2) : ipv4(at + 2)),
  };
}

/** RFC 791, section 3.1. */
function ipv4(at: number): FieldPlaces {
  return layout(
    {
      'gramscope.vxlan.ip.proto': [9],
      'gramscope.vxlan.ip.src': [12, 4],
      'gramscope.vxlan.ip.dst': [16, 4],
    },
    at,
  );
}

/** RFC 8200, section 3. */
function ipv6(at: number): FieldPlaces {
  return layout(
    {
      'gramscope.vxlan.ip.proto': [6],
      'gramscope.vxlan.ip.src': [8, 16],
      'gramscope.vxlan.ip.dst': [24, 16],
    },
    at,
  );
}
