import * as v from 'valibot';
import { columnsSchema, usualColumns, type ColumnSettings } from './columns';

/** The columns that the table of streams can have. What tells least of how a stream does stands last. */
export const streamColumns = [
  'number',
  'source',
  'destination',
  'interface',
  'protocol',
  'state',
  'rate',
  'bitRate',
  'lost',
  'lossShare',
  'jitter',
  'spark',
  'burst',
  'buffer',
  'datagrams',
  'bytes',
  'length',
] as const;

export type StreamColumn = (typeof streamColumns)[number];
export type StreamColumnSettings = ColumnSettings<StreamColumn>;

/** How streams are listed. */
export const streamTableSchema = v.strictObject({ columns: columnsSchema(streamColumns) });

export type StreamTableSettings = v.InferOutput<typeof streamTableSchema>;

/** What the detail of a stream tells as well: with these the table would be wider than a usual window. */
const usuallyHidden: ReadonlySet<StreamColumn> = new Set([
  'burst',
  'buffer',
  'datagrams',
  'bytes',
  'length',
]);

export const defaultStreamTable: StreamTableSettings = {
  columns: usualColumns(streamColumns, usuallyHidden),
};
