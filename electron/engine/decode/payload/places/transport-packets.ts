import { uint8 } from '../bytes';
import { packetSize } from '../mpeg-ts-packets';
import { PlaceList, type FieldPlaces } from './place';

/** Of the packets of a transport stream that begin at `from` (ISO/IEC 13818-1, 2.4.3.2 to 2.4.3.5). */
export function transportPlaces(payload: Uint8Array, from: number): FieldPlaces {
  const places = new PlaceList();
  for (let at = from; at + 4 <= payload.length; at += packetSize) {
    places.add('mp2t.pid', at + 1, 2);
    places.add('mp2t.cc', at + 3, 1);
    places.add('mp2t.pusi', at + 1, 1);
    places.add('mp2t.tei', at + 1, 1);
    places.add('mp2t.tsc', at + 3, 1);
    places.add('mp2t.afc', at + 3, 1);
    addAdaptation(places, payload.subarray(at, at + packetSize), at);
    if (hasClock(payload.subarray(at, at + packetSize))) places.add('mp2t.af.pcr', at + 6, 6);
  }
  return places.found();
}

function addAdaptation(places: PlaceList, packet: Uint8Array, at: number): void {
  const hasAdaptation = (uint8(packet, 3) & 0x20) !== 0;
  if (!hasAdaptation || packet.length < 6) return;
  places.add('mp2t.af.length', at + 4, 1);
  if (uint8(packet, 4) === 0) return;
  places.add('mp2t.af.di', at + 5, 1);
  places.add('mp2t.af.rai', at + 5, 1);
}

/** Where an adaptation field has one. */
function hasClock(packet: Uint8Array): boolean {
  const hasAdaptation = (uint8(packet, 3) & 0x20) !== 0;
  const isMarked = uint8(packet, 4) >= 7 && (uint8(packet, 5) & 0x10) !== 0;
  return hasAdaptation && isMarked && packet.length >= 12;
}
