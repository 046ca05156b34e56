import { uint16, uint32 } from './bytes';
import { field, present, type PayloadDecoder } from './decoder';
import { describeSets, readFlowSets, templateIds } from './flow-sets';
import { ipfixPlaces } from './places/ipfix';
import { summaryOf } from './summary';

const headerSize = 16;
const templateSet = 2;
const optionsTemplateSet = 3;

/** The header of IPFIX (RFC 7011, section 3.1) with the numbers of its sets and templates. */
export const ipfix: PayloadDecoder = {
  name: 'ipfix',
  description: 'IP Flow Information Export (RFC 7011)',
  ports: [4739],
  anyPort: true,
  fields: [
    field('cflow.len', 'number', 'Length of the message'),
    field('cflow.exporttime', 'number', 'When it was exported, in seconds since 1970'),
    field('cflow.od_id', 'number', 'Observation domain'),
  ],
  decode({ payload, length }) {
    const fits = uint16(payload, 0) === 10 && uint16(payload, 2) === length;
    if (!fits || payload.length < headerSize) return null;
    const sets = readFlowSets(payload, headerSize, length, [templateSet, optionsTemplateSet]);
    if (sets === null) return null;
    const templates = sets
      .filter(({ id }) => id === templateSet)
      .flatMap((set) => templateIds(set, { enterpriseBit: true }));
    return {
      protocol: 'IPFIX',
      summary: summaryOf(
        `IPFIX domain ${uint32(payload, 12)}`,
        `sequence ${uint32(payload, 8)}`,
        ...describeSets(sets, templates),
      ),
      fields: present({
        'cflow.version': 10,
        'cflow.len': length,
        'cflow.exporttime': uint32(payload, 4),
        'cflow.sequence': uint32(payload, 8),
        'cflow.od_id': uint32(payload, 12),
        'cflow.flowset_id': sets.map(({ id }) => id),
        'cflow.template_id': templates,
      }),
    };
  },
  places: ipfixPlaces,
};
