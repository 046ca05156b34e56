import type { StreamDetail } from '../../../electron/contract';
import { formatCount, formatMilliseconds, formatShare } from '../../lib/format-number';
import { distributionFigures, type Figure } from './figure';

/** What the payloads of a stream tell about it, by what they are. */

export function rtpFigures(rtp: StreamDetail['rtp']): Figure[] {
  if (rtp === null) return [];
  const types = rtp.payloadTypes.map(({ number, name }) => `${number} ${name}`.trim());
  return [
    { name: 'SSRC', value: ssrcText(rtp.ssrc) },
    { name: 'Payload type', value: types.join(', ') },
    {
      name: 'Clock',
      value: rtp.clockRate === null ? 'unknown' : `${formatCount(rtp.clockRate)} Hz`,
      hint: 'As the payload type has it, a session that Discovery heard, or a person',
    },
    ...distributionFigures('jitter', rtp.jitter, formatMilliseconds),
    {
      name: 'Clock drift',
      value: rtp.drift === null ? 'unknown' : `${signed(rtp.drift)} ppm`,
      hint: 'By how much the clock of the sender is faster than ours',
    },
    { name: 'Markers', value: formatCount(rtp.markers) },
    { name: 'Timestamp jumps', value: formatCount(rtp.clockJumps) },
    ...sourceFigures(rtp.bySource),
  ];
}

/** Each source, where there are several. */
function sourceFigures(sources: NonNullable<StreamDetail['rtp']>['bySource']): Figure[] {
  if (sources.length < 2) return [];
  return sources.map(({ ssrc, packets, sequence }) => ({
    name: `Source ${ssrcText(ssrc)}`,
    value: `${formatCount(packets)}, lost ${formatCount(sequence.lost)}`,
    hint: 'Packets of this synchronization source, and how many of it are lost',
  }));
}

function ssrcText(ssrc: number): string {
  return `0x${ssrc.toString(16).padStart(8, '0')}`;
}

export function transportFigures(transport: StreamDetail['transport']): Figure[] {
  if (transport === null) return [];
  const { packets, nullPackets } = transport;
  return [
    { name: 'Packets', value: formatCount(packets) },
    { name: 'Null packets', value: formatShare(packets === 0 ? 0 : nullPackets / packets) },
    { name: 'Continuity errors', value: formatCount(transport.continuityErrors) },
    { name: 'Transport errors', value: formatCount(transport.transportErrors) },
    { name: 'Scrambled', value: formatCount(transport.scrambled) },
  ];
}

export function testFigures(test: StreamDetail['test']): Figure[] {
  if (test === null) return [];
  return [
    { name: 'Stream', value: test.id },
    ...distributionFigures('variation', test.delayVariation, formatMilliseconds),
    {
      name: 'Mean delay',
      value: formatMilliseconds(test.delay.mean),
      hint: 'True where the clocks of both ends agree',
    },
    { name: 'Highest delay', value: formatMilliseconds(test.delay.most) },
  ];
}

function signed(value: number): string {
  return `${value > 0 ? '+' : ''}${value.toFixed(1)}`;
}
