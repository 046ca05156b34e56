import type { ReactNode } from 'react';
import type { StreamAlarm, StreamColumn, StreamLine } from '../../../electron/contract';
import {
  formatBitRate,
  formatBytes,
  formatCount,
  formatMilliseconds,
  formatRate,
  formatShare,
} from '../../lib/format-number';
import { Sparkline } from '../../ui/sparkline';
import { Alarming } from './alarming';
import { contentOf, destinationOf, lossShareOf, sourceOf, stateOf } from './words';

interface CellProps {
  line: StreamLine;
  /** Seconds since the epoch; null where the log is of another time. */
  now: number | null;
}

type Cell = (props: CellProps) => ReactNode;

const texts: Readonly<Record<'source' | 'destination' | 'interface' | 'protocol', Cell>> = {
  source: ({ line }) => sourceOf(line),
  destination: ({ line }) => destinationOf(line),
  interface: ({ line }) => line.interface,
  protocol: ({ line }) => contentOf(line),
};

/** What each column tells of a stream. */
export const cells: Readonly<Record<StreamColumn, Cell>> = {
  ...texts,
  number: ({ line }) => formatCount(line.number),
  state: ({ line, now }) => stateOf(line, now),
  rate: ({ line }) => `${formatRate(line.rate)}/s`,
  bitRate: ({ line }) => formatBitRate(line.bitRate),
  lost: ({ line }) => line.sequence && formatCount(line.sequence.lost),
  lossShare: ({ line }) => {
    const share = lossShareOf(line);
    return share !== null && alarming(line, 'loss', formatShare(share));
  },
  jitter: ({ line }) =>
    line.jitter !== null && alarming(line, 'jitter', formatMilliseconds(line.jitter)),
  burst: ({ line }) => alarming(line, 'burst', formatCount(line.burst)),
  buffer: ({ line }) => alarming(line, 'buffer', formatBytes(line.buffer)),
  datagrams: ({ line }) => formatCount(line.datagrams),
  bytes: ({ line }) => formatBytes(line.bytes),
  length: ({ line }) => formatBytes(line.meanLength),
  spark: ({ line }) => (
    <Sparkline values={line.spark} title="Datagrams over the time of the stream" />
  ),
};

function alarming(line: StreamLine, alarm: StreamAlarm, text: string): ReactNode {
  return line.alarms.includes(alarm) ? <Alarming alarm={alarm} text={text} /> : text;
}

/** The whole of a text that may be cut. */
export function fullText(name: StreamColumn, line: StreamLine): string | undefined {
  const text = name in texts ? texts[name as keyof typeof texts]({ line, now: null }) : null;
  return typeof text === 'string' && text !== '' ? text : undefined;
}
