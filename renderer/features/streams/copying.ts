import {
  jsonText,
  mostStreamsPerCall,
  type Failure,
  type StreamLine,
} from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { copyText } from '../../lib/clipboard';
import { csv } from '../../lib/csv';
import { formatCount } from '../../lib/format-number';
import { choiceStore } from './choice';

/** Streams that are copied at once; more are no text that anybody reads. */
const mostCopied = 10_000;

export type CopyForm = 'csv' | 'json';

/** Copies the streams that are listed, in their order, and says in words how that went. */
export async function copyStreams(form: CopyForm): Promise<string> {
  const listed = await listAll();
  if ('code' in listed) return listed.message;
  const { streams, left } = listed;
  const text = form === 'csv' ? streamsCsv(streams) : streamsJson(streams);
  if (!(await copyText(text))) return 'The clipboard refused it';
  const copied = `Copied ${formatCount(streams.length)} ${streams.length === 1 ? 'stream' : 'streams'}`;
  return left === 0 ? copied : `${copied}; ${formatCount(left)} more are too many at once`;
}

async function listAll(): Promise<{ streams: StreamLine[]; left: number } | Failure> {
  const streams: StreamLine[] = [];
  const choice = choiceStore.getState();
  for (;;) {
    const page = { ...choice, from: streams.length, count: mostStreamsPerCall };
    const listed = await call('streams.list', page);
    if (!listed.ok) return listed.error;
    streams.push(...listed.value.streams);
    const left = Math.max(0, listed.value.matching - streams.length);
    const isEnd = listed.value.streams.length === 0 || left === 0;
    if (isEnd || streams.length >= mostCopied) return { streams, left };
  }
}

const headings = [
  'stream',
  'source',
  'source port',
  'destination',
  'destination port',
  'interface',
  'protocol',
  'label',
  'state',
  'first',
  'last',
  'datagrams',
  'bytes',
  'datagrams/s',
  'bits/s',
  'highest datagrams/s',
  'highest bits/s',
  'mean bytes',
  'expected',
  'lost',
  'duplicates',
  'reordered',
  'restarts',
  'jitter ms',
  'burst',
  'buffer bytes',
  'alarms',
];

/** A line of CSV for each stream; empty where nothing is known. */
export function streamsCsv(streams: readonly StreamLine[]): string {
  return csv([headings, ...streams.map(fieldsOf)]);
}

function fieldsOf(line: StreamLine): (string | number)[] {
  const { sequence } = line;
  return [
    line.number,
    line.source,
    line.sourcePort,
    line.destination,
    line.destinationPort,
    line.interface,
    line.protocol ?? '',
    line.label,
    line.state,
    line.first,
    line.last,
    line.datagrams,
    line.bytes,
    line.rate,
    line.bitRate,
    line.highestRate,
    line.highestBitRate,
    line.meanLength,
    sequence?.expected ?? '',
    sequence?.lost ?? '',
    sequence?.duplicates ?? '',
    sequence?.reordered ?? '',
    sequence?.restarts ?? '',
    line.jitter ?? '',
    line.burst,
    line.buffer,
    line.alarms.join(' '),
  ];
}

/** The streams as JSON, with the names that the list has. */
export function streamsJson(streams: readonly StreamLine[]): string {
  return `${jsonText(streams, 2)}\n`;
}
