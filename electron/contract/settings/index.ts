import * as v from 'valibot';
import { appearanceSchema, defaultAppearance } from './appearance';
import { defaultFilters, filtersSchema } from './filters';
import { defaultKeys, keysSchema } from './keys';
import { defaultLayout, layoutSchema } from './layout';
import { defaultMessages, messagesSchema } from './messages';
import { defaultReplayForm, replayFormSchema } from './replay';
import { defaultSockets, socketsSchema } from './sockets';
import { defaultLogSettings, logSettingsSchema } from './log';
import { defaultStreamTable, streamTableSchema } from './stream-table';
import { defaultStreamSettings, streamSettingsSchema } from './streams';
import { defaultUpdateSettings, updateSettingsSchema } from './updates';

export type { Appearance } from './appearance';
export type { ColumnSettings } from './columns';
export {
  filterNameProblem,
  longestHistory,
  longestKeptFilter,
  mostSavedFilters,
  type Filters,
  type SavedFilter,
} from './filters';
export type { Keys } from './keys';
export {
  longestMessageName,
  messageSchema,
  mostMessages,
  mostMessageText,
  type Message,
} from './messages';
export { tools, views, type Layout, type Tool, type View } from './layout';
export {
  checkStreamClock,
  defaultStreamSettings,
  mostStreamClocks,
  mostStreamFields,
  streamBounds,
  type StreamClockSettings,
  type StreamSettings,
} from './streams';
export {
  defaultStreamTable,
  streamColumns,
  type StreamColumn,
  type StreamColumnSettings,
  type StreamTableSettings,
} from './stream-table';
export type { UpdateSettings } from './updates';
export { defaultReplayForm, type ReplayForm } from './replay';
export {
  defaultLogSettings,
  logColumns,
  timeDigits,
  timeFormats,
  type LogColumn,
  type LogColumnSettings,
  type LogSettings,
  type TimeDigits,
  type TimeFormat,
} from './log';

/**
 * What is kept from one run of the application to the next because a person chose it, by areas. All windows
 * go by the same settings.
 */
export const settingsSchema = v.strictObject({
  appearance: appearanceSchema,
  filters: filtersSchema,
  keys: keysSchema,
  layout: layoutSchema,
  messages: messagesSchema,
  replay: replayFormSchema,
  sockets: socketsSchema,
  log: logSettingsSchema,
  streams: streamSettingsSchema,
  streamTable: streamTableSchema,
  updates: updateSettingsSchema,
});

export type Settings = v.InferOutput<typeof settingsSchema>;

export const defaultSettings: Settings = {
  appearance: defaultAppearance,
  filters: defaultFilters,
  keys: defaultKeys,
  layout: defaultLayout,
  messages: defaultMessages,
  replay: defaultReplayForm,
  sockets: defaultSockets,
  log: defaultLogSettings,
  streams: defaultStreamSettings,
  streamTable: defaultStreamTable,
  updates: defaultUpdateSettings,
};

/** Areas that are to be others; each is given as a whole. */
export const settingsChangeSchema = v.strictObject({
  appearance: v.exactOptional(appearanceSchema),
  filters: v.exactOptional(filtersSchema),
  keys: v.exactOptional(keysSchema),
  layout: v.exactOptional(layoutSchema),
  messages: v.exactOptional(messagesSchema),
  replay: v.exactOptional(replayFormSchema),
  log: v.exactOptional(logSettingsSchema),
  streams: v.exactOptional(streamSettingsSchema),
  streamTable: v.exactOptional(streamTableSchema),
  updates: v.exactOptional(updateSettingsSchema),
});

export type SettingsChange = v.InferOutput<typeof settingsChangeSchema>;
