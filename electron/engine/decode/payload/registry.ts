import { bfd } from './bfd';
import type { Decoded, FieldDescription, PayloadDatagram, PayloadDecoder } from './decoder';
import { dhcp } from './dhcp';
import { dns } from './dns';
import { gramscopeTest } from './gramscope-test';
import { ipfix } from './ipfix';
import { mpegTs } from './mpeg-ts';
import type { FieldPlaces } from './places/place';
import { netflow } from './netflow';
import { ntp } from './ntp';
import { ptp } from './ptp';
import { rtcp } from './rtcp';
import { rtp } from './rtp';
import { sap } from './sap';
import { snmp } from './snmp';
import { ssdp } from './ssdp';
import { tftp } from './tftp';
import { vxlan } from './vxlan';

/** In the order in which they are tried: what is certain by its structure first, RTP last. */
export const payloadDecoders: readonly PayloadDecoder[] = [
  gramscopeTest,
  ssdp,
  sap,
  dns,
  ntp,
  ptp,
  snmp,
  dhcp,
  netflow,
  ipfix,
  tftp,
  bfd,
  vxlan,
  mpegTs,
  rtcp,
  rtp,
];

/** What the decoders can tell, for the filter language and its completion. */
export const payloadFields: readonly FieldDescription[] = payloadDecoders.flatMap(
  ({ fields }) => fields,
);

const anywhere = payloadDecoders.filter(({ anyPort }) => anyPort);

const byPort = new Map<number, readonly PayloadDecoder[]>();
for (const decoder of payloadDecoders) {
  for (const port of decoder.ports) byPort.set(port, [...(byPort.get(port) ?? []), decoder]);
}

/**
 * What the payload is, as the first decoder sees it that is certain: those of the destination's port,
 * those of the source's port, then those that need no port. Null if none is. Never throws.
 */
export function decodePayload(datagram: PayloadDatagram): Decoded | null {
  return recognised(datagram)?.decoded ?? null;
}

/** Where the fields lie that {@link decodePayload} tells; empty where nothing is known. Never throws. */
export function placesInPayload(datagram: PayloadDatagram): FieldPlaces {
  const places = recognised(datagram)?.decoder.places ?? {};
  if (typeof places !== 'function') return places;
  try {
    return places(datagram);
  } catch {
    return {};
  }
}

function recognised(datagram: PayloadDatagram) {
  for (const decoder of candidates(datagram)) {
    const decoded = guarded(decoder, datagram);
    if (decoded !== null) return { decoder, decoded };
  }
  return null;
}

function candidates({ srcPort, dstPort }: PayloadDatagram): Iterable<PayloadDecoder> {
  const ported = [dstPort, srcPort].flatMap((port) => byPort.get(port ?? -1) ?? []);
  return ported.length === 0 ? anywhere : new Set([...ported, ...anywhere]);
}

/** Decoders catch what their libraries throw; one that forgets must not end a capture. */
function guarded(decoder: PayloadDecoder, datagram: PayloadDatagram): Decoded | null {
  try {
    return decoder.decode(datagram);
  } catch {
    return null;
  }
}
