import type { StreamOrder } from '../../../electron/contract';

/** A column of the table of streams. */
export interface StreamColumn {
  name: string;
  title: string;
  /** What the title leaves unsaid. */
  hint: string;
  order: StreamOrder;
  /** Numbers stand at the right, and the largest is of interest first. */
  kind: 'text' | 'number' | 'picture';
}

export const streamColumns = [
  column('number', 'No.', 'In the order in which streams began', 'first', 'number'),
  column('source', 'Source', 'Who sends', 'source', 'text'),
  column('destination', 'Destination', 'Group or address, and port', 'destination', 'text'),
  column('interface', 'Interface', 'By which it arrives', 'interface', 'text'),
  column('protocol', 'Protocol', 'What the payload is, where it tells', 'protocol', 'text'),
  column('state', 'State', 'Whether it still comes', 'state', 'text'),
  column('rate', 'Rate', 'Datagrams in the last second', 'rate', 'number'),
  column('bitRate', 'Bits', 'Bits of payload in the last second', 'bitRate', 'number'),
  column('lost', 'Lost', 'Packets that never came', 'lost', 'number'),
  column(
    'lossShare',
    'Loss',
    'Share of the expected packets that never came',
    'lossShare',
    'number',
  ),
  column('jitter', 'Jitter', 'Interarrival jitter (RFC 3550)', 'jitter', 'number'),
  column('burst', 'Burst', 'The most datagrams within the window of bursts', 'burst', 'number'),
  column('buffer', 'Buffer', 'The most that a buffer would hold', 'buffer', 'number'),
  column('datagrams', 'Datagrams', 'All that came', 'datagrams', 'number'),
  column('bytes', 'Bytes', 'Of payload', 'bytes', 'number'),
  column('length', 'Length', 'Mean bytes of payload of a datagram', 'length', 'number'),
  column('spark', 'Activity', 'Over its time; sorted by the last datagram', 'last', 'picture'),
] as const satisfies readonly StreamColumn[];

export type StreamColumnName = (typeof streamColumns)[number]['name'];

function column<const Name extends string>(
  name: Name,
  title: string,
  hint: string,
  order: StreamOrder,
  kind: StreamColumn['kind'],
) {
  return { name, title, hint, order, kind };
}
