import * as v from 'valibot';
import { columnsSchema, usualColumns, type ColumnSettings } from './columns';

/** The columns that the log can have. */
export const logColumns = [
  'number',
  'frame',
  'time',
  'source',
  'destination',
  'interface',
  'ttl',
  'length',
  'protocol',
  'host',
  'app',
  'severity',
  'info',
  'text',
] as const;

/** How times are told: `delta` since the row above, `reference` since the time reference. */
export const timeFormats = ['clock', 'date', 'utc', 'epoch', 'delta', 'reference'] as const;

/** Digits of the second, behind the point. */
export const timeDigits = [0, 3, 6, 9] as const;

/** How the log is shown. */
export const logSettingsSchema = v.strictObject({
  columns: columnsSchema(logColumns),
  time: v.strictObject({ format: v.picklist(timeFormats), digits: v.picklist(timeDigits) }),
});

export type LogColumn = (typeof logColumns)[number];
export type LogColumnSettings = ColumnSettings<LogColumn>;
export type LogSettings = v.InferOutput<typeof logSettingsSchema>;
export type TimeFormat = (typeof timeFormats)[number];
export type TimeDigits = (typeof timeDigits)[number];

const usuallyHidden: ReadonlySet<LogColumn> = new Set([
  'frame',
  'interface',
  'protocol',
  'host',
  'app',
  'info',
]);

export const defaultLogSettings: LogSettings = {
  columns: usualColumns(logColumns, usuallyHidden),
  time: { format: 'clock', digits: 6 },
};
