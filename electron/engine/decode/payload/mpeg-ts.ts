import { field, type PayloadDecoder } from './decoder';
import { describePackets, packetFields, readTransportPackets } from './mpeg-ts-packets';
import { transportPlaces } from './places/transport-packets';
import { summaryOf } from './summary';

/** MPEG transport stream directly in UDP, as set-top boxes and encoders send it. */
export const mpegTs: PayloadDecoder = {
  name: 'mpeg-ts',
  description: 'MPEG transport stream (ISO/IEC 13818-1)',
  ports: [],
  anyPort: true,
  fields: [
    field('mp2t.pid', 'number', 'PID of each packet'),
    field('mp2t.cc', 'number', 'Continuity counter of each packet'),
    field('mp2t.pusi', 'number', '1 where a PES packet or section begins'),
    field('mp2t.tei', 'number', '1 where the transport marked an error'),
    field('mp2t.tsc', 'number', 'Scrambling control of each packet, 0 is not scrambled'),
    field('mp2t.afc', 'number', '1 a payload, 2 an adaptation field, 3 both'),
    field('mp2t.af.length', 'number', 'Bytes of each adaptation field'),
    field('mp2t.af.di', 'number', '1 where a discontinuity is announced'),
    field('mp2t.af.rai', 'number', '1 where decoding can begin'),
    field('mp2t.af.pcr', 'number', 'Program clock reference, in units of 27 MHz'),
  ],
  places: ({ payload }) => transportPlaces(payload, 0),
  decode({ payload, length }) {
    const packets = readTransportPackets(payload, length);
    if (packets === null) return null;
    const damaged = packets.filter((packet) => packet.damaged).length;
    const clocks = packets.flatMap(({ clock }) => clock ?? []);
    return {
      protocol: 'MPEG-TS',
      summary: summaryOf(
        `MPEG-TS ${describePackets(packets)}`,
        clocks[0] === undefined ? undefined : `PCR ${(clocks[0] / 27_000_000).toFixed(6)} s`,
        packets.some(({ scrambling }) => scrambling !== 0) ? 'scrambled' : undefined,
        damaged === 0 ? undefined : `${damaged} with transport errors`,
      ),
      fields: packetFields(packets),
    };
  },
};
