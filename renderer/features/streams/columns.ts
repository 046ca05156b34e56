import {
  defaultStreamTable,
  type StreamColumn,
  type StreamOrder,
} from '../../../electron/contract';
import { changeSettings, useSettings } from '../../lib/settings-store';
import type { ColumnSettings } from '../../lib/columns';

/** A column of the table of streams. */
interface StreamColumnLook {
  title: string;
  /** What the title leaves unsaid. */
  hint: string;
  /** What the streams are ordered by in it. */
  order: StreamOrder;
  /** Numbers stand at the right, and the largest is of interest first. */
  kind: 'text' | 'number' | 'picture';
}

export const columnLooks: Readonly<Record<StreamColumn, StreamColumnLook>> = {
  number: look('No.', 'In the order in which streams began', 'first', 'number'),
  source: look('Source', 'Who sends', 'source', 'text'),
  destination: look('Destination', 'Group or address, and port', 'destination', 'text'),
  interface: look('Interface', 'By which it arrives', 'interface', 'text'),
  protocol: look('Protocol', 'What the payload is, where it tells', 'protocol', 'text'),
  state: look('State', 'Whether it still comes', 'state', 'text'),
  rate: look('Rate', 'Datagrams in the last second', 'rate', 'number'),
  bitRate: look('Bits', 'Bits of payload in the last second', 'bitRate', 'number'),
  lost: look('Lost', 'Packets that never came', 'lost', 'number'),
  lossShare: look('Loss', 'Share of the expected packets that never came', 'lossShare', 'number'),
  jitter: look('Jitter', 'Interarrival jitter (RFC 3550)', 'jitter', 'number'),
  spark: look('Activity', 'Over its time; sorted by the last datagram', 'last', 'picture'),
  burst: look('Burst', 'The most datagrams within the window of bursts', 'burst', 'number'),
  buffer: look('Buffer', 'The most that a buffer would hold', 'buffer', 'number'),
  datagrams: look('Datagrams', 'All that came', 'datagrams', 'number'),
  bytes: look('Bytes', 'Of payload', 'bytes', 'number'),
  length: look('Length', 'Mean bytes of payload of a datagram', 'length', 'number'),
};

function look(
  title: string,
  hint: string,
  order: StreamOrder,
  kind: StreamColumnLook['kind'],
): StreamColumnLook {
  return { title, hint, order, kind };
}

type Columns = readonly ColumnSettings<StreamColumn>[];

/** The columns as a person wants them. */
export function useStreamColumns(): Columns {
  return useSettings(({ streamTable }) => streamTable.columns);
}

export function changeStreamColumns(columns: Columns): void {
  void changeSettings({ streamTable: { columns: [...columns] } });
}

export const usualStreamColumns: Columns = defaultStreamTable.columns;
