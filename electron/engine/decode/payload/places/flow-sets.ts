import { templateOffsets, type FlowSet } from '../flow-sets';
import { PlaceList, placeOf, type FieldPlaces } from './place';

interface SetOptions {
  payload: Uint8Array;
  /** The number that sets of templates have. */
  templateSet: number;
  enterpriseBit: boolean;
}

/** Of the sets of NetFlow v9 or IPFIX, each with its number and length before its content. */
export function setPlaces(
  sets: readonly FlowSet[],
  { payload, templateSet, enterpriseBit }: SetOptions,
): FieldPlaces {
  const places = new PlaceList();
  for (const set of sets) {
    const { offset } = placeOf(payload, set.content);
    places.add('cflow.flowset_id', offset - 4, 2);
    if (set.id !== templateSet) continue;
    for (const at of templateOffsets(set, { enterpriseBit })) {
      places.add('cflow.template_id', offset + at, 2);
    }
  }
  return places.found();
}
