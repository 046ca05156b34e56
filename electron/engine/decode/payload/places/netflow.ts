import { uint16 } from '../bytes';
import type { PayloadDatagram } from '../decoder';
import { readFlowSets } from '../flow-sets';
import { setPlaces } from './flow-sets';
import { layout, PlaceList, type FieldPlaces } from './place';

const common = layout({
  'cflow.version': [0, 2],
  'cflow.count': [2, 2],
  'cflow.sysuptime': [4, 4],
});

/** Cisco, NetFlow Services Solutions Guide, table B-3. */
const headerV5 = layout({
  'cflow.unix_secs': [8, 4],
  'cflow.unix_nsecs': [12, 4],
  'cflow.sequence': [16, 4],
  'cflow.engine_type': [20],
  'cflow.engine_id': [21],
  'cflow.samplingmode': [22],
  'cflow.samplerate': [22, 2],
});

const headerSizeV5 = 24;
const recordSizeV5 = 48;

/** Table B-4 there. */
const recordV5 = {
  'cflow.srcaddr': [0, 4],
  'cflow.dstaddr': [4, 4],
  'cflow.packets': [16, 4],
  'cflow.octets': [20, 4],
  'cflow.srcport': [32, 2],
  'cflow.dstport': [34, 2],
  'cflow.protocol': [38, 1],
} as const;

/** RFC 3954, section 5.1. */
const headerV9 = layout({
  'cflow.unix_secs': [8, 4],
  'cflow.sequence': [12, 4],
  'cflow.source_id': [16, 4],
});

const headerSizeV9 = 20;
const templateSet = 0;
const optionsTemplateSet = 1;

export function netflowPlaces({ payload, length }: PayloadDatagram): FieldPlaces {
  if (uint16(payload, 0) === 5) return { ...common, ...headerV5, ...recordPlaces(payload) };
  const sets = readFlowSets(payload, headerSizeV9, length, [templateSet, optionsTemplateSet]) ?? [];
  const found = setPlaces(sets, { payload, templateSet, enterpriseBit: false });
  return { ...common, ...headerV9, ...found };
}

function recordPlaces(payload: Uint8Array): FieldPlaces {
  const places = new PlaceList();
  for (let at = headerSizeV5; at + recordSizeV5 <= payload.length; at += recordSizeV5) {
    for (const [name, [offset, length]] of Object.entries(recordV5)) {
      places.add(name, at + offset, length);
    }
  }
  return places.found();
}
