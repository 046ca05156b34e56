import type { StreamDetail } from '../../../electron/contract';
import {
  formatBitRate,
  formatBytes,
  formatCount,
  formatMilliseconds,
  formatRate,
  formatShare,
} from '../../lib/format-number';
import { formatClock } from '../../lib/format-time';
import { distributionFigures, type Figure } from './figure';
import { rtpFigures, testFigures, transportFigures } from './payload-figures';
import { lossShareOf } from './words';

/** Figures that belong together. */
export interface FigureGroup {
  title: string;
  figures: readonly Figure[];
}

/** All figures of a stream; groups that it has nothing of are left out. */
export function figureGroups(detail: StreamDetail): FigureGroup[] {
  return [
    { title: 'Traffic', figures: trafficFigures(detail) },
    { title: 'Sequence', figures: sequenceFigures(detail) },
    { title: 'Timing', figures: timingFigures(detail) },
    { title: 'Sizes and headers', figures: headerFigures(detail) },
    { title: 'RTP', figures: rtpFigures(detail.rtp) },
    { title: 'MPEG transport stream', figures: transportFigures(detail.transport) },
    { title: 'Test stream', figures: testFigures(detail.test) },
  ].filter(({ figures }) => figures.length > 0);
}

function trafficFigures({ line }: StreamDetail): Figure[] {
  return [
    { name: 'First', value: formatClock(line.first) },
    { name: 'Last', value: formatClock(line.last) },
    { name: 'Datagrams', value: formatCount(line.datagrams) },
    { name: 'Bytes', value: formatBytes(line.bytes) },
    { name: 'Rate', value: `${formatRate(line.rate)}/s` },
    { name: 'Highest rate', value: `${formatRate(line.highestRate)}/s` },
    { name: 'Bits', value: formatBitRate(line.bitRate) },
    { name: 'Highest bits', value: formatBitRate(line.highestBitRate) },
  ];
}

function sequenceFigures({ line, field }: StreamDetail): Figure[] {
  const { sequence } = line;
  if (sequence === null) return [];
  const share = lossShareOf(line) ?? 0;
  return [
    { name: 'Expected', value: formatCount(sequence.expected) },
    {
      name: 'Lost',
      value: `${formatCount(sequence.lost)} (${formatShare(share)})`,
      alarm: 'loss',
    },
    { name: 'Duplicates', value: formatCount(sequence.duplicates) },
    { name: 'Out of order', value: formatCount(sequence.reordered) },
    { name: 'Restarts', value: formatCount(sequence.restarts) },
    ...(field === null ? [] : [fieldFigure(field)]),
  ];
}

function fieldFigure(field: NonNullable<StreamDetail['field']>): Figure {
  const { offset, width, order, step, isFound } = field;
  const place = width === 1 ? `byte ${offset}` : `bytes ${offset}–${offset + width - 1}`;
  const ordered = width === 1 ? '' : `, ${order} endian`;
  return {
    name: isFound ? 'Found at' : 'Told by',
    value: `${place}${ordered}${step === 1 ? '' : `, step ${step}`}`,
    hint: isFound ? 'Nobody said so: this field behaves like a sequence number' : 'As you said',
  };
}

function timingFigures({ line, intervals }: StreamDetail): Figure[] {
  return [
    ...(intervals === null ? [] : distributionFigures('interval', intervals, formatMilliseconds)),
    ...(line.jitter === null
      ? []
      : [{ name: 'Jitter now', value: formatMilliseconds(line.jitter), alarm: 'jitter' as const }]),
    { name: 'Highest burst', value: formatCount(line.burst), alarm: 'burst' },
    { name: 'Highest buffer', value: formatBytes(line.buffer), alarm: 'buffer' },
  ];
}

function headerFigures({ lengths, ttls, dscps }: StreamDetail): Figure[] {
  return [
    ...distributionFigures('size', lengths, formatBytes),
    ...(ttls.length === 0 ? [] : [{ name: 'TTL', value: ttls.join(', ') }]),
    ...(dscps.length === 0 ? [] : [{ name: 'DSCP', value: dscps.join(', ') }]),
  ];
}
