import * as v from 'valibot';

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

export const logColumnSchema = v.strictObject({
  name: v.picklist(logColumns),
  shown: v.boolean(),
  /** In rem, which text of another size takes along; null as designed. */
  width: v.nullable(v.pipe(v.number(), v.minValue(1), v.maxValue(200))),
});

/** How the log is shown. */
export const logSettingsSchema = v.strictObject({
  /** All of them, in their order. */
  columns: v.pipe(
    v.array(logColumnSchema),
    v.length(logColumns.length),
    v.check(
      (columns) => new Set(columns.map(({ name }) => name)).size === logColumns.length,
      'a column is there twice',
    ),
    v.check((columns) => columns.some(({ shown }) => shown), 'no column is shown'),
  ),
  time: v.strictObject({ format: v.picklist(timeFormats), digits: v.picklist(timeDigits) }),
});

export type LogColumn = (typeof logColumns)[number];
export type LogColumnSettings = v.InferOutput<typeof logColumnSchema>;
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
  columns: logColumns.map((name) => ({
    name,
    shown: !usuallyHidden.has(name),
    width: null,
  })),
  time: { format: 'clock', digits: 6 },
};
