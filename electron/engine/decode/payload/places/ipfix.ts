import type { PayloadDatagram } from '../decoder';
import { readFlowSets } from '../flow-sets';
import { setPlaces } from './flow-sets';
import { layout, type FieldPlaces } from './place';

/** RFC 7011, section 3.1. */
const header = layout({
  'cflow.version': [0, 2],
  'cflow.len': [2, 2],
  'cflow.exporttime': [4, 4],
  'cflow.sequence': [8, 4],
  'cflow.od_id': [12, 4],
});

const headerSize = 16;
const templateSet = 2;
const optionsTemplateSet = 3;

export function ipfixPlaces({ payload, length }: PayloadDatagram): FieldPlaces {
  const sets = readFlowSets(payload, headerSize, length, [templateSet, optionsTemplateSet]) ?? [];
  return { ...header, ...setPlaces(sets, { payload, templateSet, enterpriseBit: true }) };
}
