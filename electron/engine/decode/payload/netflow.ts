import { ipv4Text, uint16, uint32, uint8 } from './bytes';
import { field, present, type Decoded, type PayloadDatagram, type PayloadDecoder } from './decoder';
import { describeSets, readFlowSets, templateIds } from './flow-sets';
import { protocolName } from './ip-protocols';
import { netflowPlaces } from './places/netflow';
import { counted, summaryOf } from './summary';

const headerSizeV5 = 24;
const recordSizeV5 = 48;
const mostRecordsV5 = 30;

const headerSizeV9 = 20;
const templateSet = 0;
const optionsTemplateSet = 1;

/** NetFlow v5 with its flows, and the header of v9 (RFC 3954) with its templates. */
export const netflow: PayloadDecoder = {
  name: 'netflow',
  description: 'Cisco NetFlow v5 and v9 (RFC 3954)',
  ports: [2055, 9995, 9996],
  anyPort: true,
  fields: [
    field('cflow.version', 'number', 'Version: 5, 9, or 10 for IPFIX'),
    field('cflow.count', 'number', 'Number of records'),
    field('cflow.sysuptime', 'number', 'Up time of the exporter, in seconds'),
    field('cflow.unix_secs', 'number', 'When it was exported, in seconds since 1970'),
    field('cflow.unix_nsecs', 'number', 'Nanoseconds of that second'),
    field('cflow.sequence', 'number', 'Sequence number of the export'),
    field('cflow.engine_type', 'number', 'Type of the switching engine'),
    field('cflow.engine_id', 'number', 'Number of the switching engine'),
    field('cflow.samplingmode', 'number', 'Sampling mode'),
    field('cflow.samplerate', 'number', 'One packet of how many is sampled'),
    field('cflow.source_id', 'number', 'Observation domain of NetFlow v9'),
    field('cflow.flowset_id', 'number', 'Number of each set'),
    field('cflow.template_id', 'number', 'Number of each template'),
    field('cflow.srcaddr', 'string', 'Source address of a flow'),
    field('cflow.dstaddr', 'string', 'Destination address of a flow'),
    field('cflow.srcport', 'number', 'Source port of a flow'),
    field('cflow.dstport', 'number', 'Destination port of a flow'),
    field('cflow.protocol', 'number', 'IP protocol of a flow'),
    field('cflow.packets', 'number', 'Packets of a flow'),
    field('cflow.octets', 'number', 'Bytes of a flow'),
  ],
  decode(datagram) {
    const version = uint16(datagram.payload, 0);
    if (version === 5) return decodeV5(datagram);
    return version === 9 ? decodeV9(datagram) : null;
  },
  places: netflowPlaces,
};

/** Cisco, NetFlow Services Solutions Guide, tables B-3 and B-4. */
function decodeV5({ payload, length }: PayloadDatagram): Decoded | null {
  const count = uint16(payload, 2);
  const fits = length === headerSizeV5 + count * recordSizeV5 && payload.length >= headerSizeV5;
  if (!fits || count < 1 || count > mostRecordsV5) return null;
  const records = Array.from({ length: count }, (_, index) => headerSizeV5 + index * recordSizeV5)
    .filter((at) => at + recordSizeV5 <= payload.length)
    .map((at) => payload.subarray(at, at + recordSizeV5));
  const [first] = records;
  return {
    protocol: 'NetFlow',
    summary: summaryOf(
      `NetFlow v5 ${counted(count, 'flow')}`,
      `sequence ${uint32(payload, 16)}`,
      first && `first ${describeFlow(first)}`,
    ),
    fields: present({
      'cflow.version': 5,
      'cflow.count': count,
      'cflow.sysuptime': uint32(payload, 4) / 1000,
      'cflow.unix_secs': uint32(payload, 8),
      'cflow.unix_nsecs': uint32(payload, 12),
      'cflow.sequence': uint32(payload, 16),
      'cflow.engine_type': uint8(payload, 20),
      'cflow.engine_id': uint8(payload, 21),
      'cflow.samplingmode': uint16(payload, 22) >> 14,
      'cflow.samplerate': uint16(payload, 22) & 0x3fff,
      'cflow.srcaddr': records.map((record) => ipv4Text(record, 0)),
      'cflow.dstaddr': records.map((record) => ipv4Text(record, 4)),
      'cflow.srcport': records.map((record) => uint16(record, 32)),
      'cflow.dstport': records.map((record) => uint16(record, 34)),
      'cflow.protocol': records.map((record) => uint8(record, 38)),
      'cflow.packets': records.map((record) => uint32(record, 16)),
      'cflow.octets': records.map((record) => uint32(record, 20)),
    }),
  };
}

function describeFlow(record: Uint8Array): string {
  const source = `${ipv4Text(record, 0)}:${uint16(record, 32)}`;
  const destination = `${ipv4Text(record, 4)}:${uint16(record, 34)}`;
  return `${protocolName(uint8(record, 38))} ${source} > ${destination}`;
}

/** RFC 3954, section 5.1. */
function decodeV9({ payload, length }: PayloadDatagram): Decoded | null {
  if (payload.length < headerSizeV9) return null;
  const sets = readFlowSets(payload, headerSizeV9, length, [templateSet, optionsTemplateSet]);
  if (sets === null) return null;
  const templates = sets
    .filter(({ id }) => id === templateSet)
    .flatMap((set) => templateIds(set, { enterpriseBit: false }));
  const count = uint16(payload, 2);
  return {
    protocol: 'NetFlow',
    summary: summaryOf(
      `NetFlow v9 ${counted(count, 'record')}`,
      `source ${uint32(payload, 16)}`,
      `sequence ${uint32(payload, 12)}`,
      ...describeSets(sets, templates),
    ),
    fields: present({
      'cflow.version': 9,
      'cflow.count': count,
      'cflow.sysuptime': uint32(payload, 4) / 1000,
      'cflow.unix_secs': uint32(payload, 8),
      'cflow.sequence': uint32(payload, 12),
      'cflow.source_id': uint32(payload, 16),
      'cflow.flowset_id': sets.map(({ id }) => id),
      'cflow.template_id': templates,
    }),
  };
}
