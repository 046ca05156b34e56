import * as v from 'valibot';
import { settingsChangeSchema, settingsSchema } from '../settings';
import { nothing } from './inputs';

export const settingsCalls = {
  'settings.get': { input: nothing, output: settingsSchema },
  /** Changes some areas, in all windows; the others stay. */
  'settings.change': { input: settingsChangeSchema, output: v.null() },
} as const;
