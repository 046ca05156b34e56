import { uint16, uint24, uint8 } from './bytes';
import { field, present, type PayloadDecoder } from './decoder';
import { describeContent, readEthernet } from './ethernet';
import { summaryOf } from './summary';
import { vxlanPlaces } from './places/vxlan';

const headerSize = 8;
const hasNetwork = 0x08;

/** VXLAN: Ethernet frames in UDP, with a network identifier. 8472 is what Linux used before IANA. */
export const vxlan: PayloadDecoder = {
  name: 'vxlan',
  description: 'Virtual eXtensible Local Area Network (RFC 7348)',
  ports: [4789, 8472],
  anyPort: false,
  fields: [
    field('vxlan.flags', 'number', 'Flags'),
    field('vxlan.vni', 'number', 'Network identifier'),
    field('gramscope.vxlan.eth.src', 'string', 'Source of the frame inside'),
    field('gramscope.vxlan.eth.dst', 'string', 'Destination of the frame inside'),
    field('gramscope.vxlan.eth.type', 'number', 'EtherType of the frame inside'),
    field('gramscope.vxlan.vlan.id', 'number', 'VLAN of the frame inside'),
    field('gramscope.vxlan.ip.src', 'string', 'Source of the IP packet inside'),
    field('gramscope.vxlan.ip.dst', 'string', 'Destination of the IP packet inside'),
    field('gramscope.vxlan.ip.proto', 'number', 'Protocol of the IP packet inside'),
  ],
  places: vxlanPlaces,
  decode({ payload }) {
    // RFC 7348, section 5: the last byte of the header is reserved and 0.
    if ((uint8(payload, 0) & hasNetwork) === 0 || uint8(payload, 7) !== 0) return null;
    const frame = readEthernet(payload.subarray(headerSize));
    if (frame === null) return null;
    const vni = uint24(payload, 4);
    return {
      protocol: 'VXLAN',
      summary: summaryOf(
        `VXLAN VNI ${vni}`,
        `${frame.source} > ${frame.destination}`,
        frame.vlan === undefined ? undefined : `VLAN ${frame.vlan}`,
        describeContent(frame),
      ),
      fields: present({
        'vxlan.flags': uint16(payload, 0),
        'vxlan.vni': vni,
        'gramscope.vxlan.eth.src': frame.source,
        'gramscope.vxlan.eth.dst': frame.destination,
        'gramscope.vxlan.eth.type': frame.type,
        'gramscope.vxlan.vlan.id': frame.vlan,
        'gramscope.vxlan.ip.src': frame.ip?.source,
        'gramscope.vxlan.ip.dst': frame.ip?.destination,
        'gramscope.vxlan.ip.proto': frame.ip?.protocol,
      }),
    };
  },
};
