import * as v from 'valibot';

/** Whether newer versions are looked for. */
export const updateSettingsSchema = v.strictObject({
  /** At the start of the application. `ask` does not look, but asks whether it may. */
  atStart: v.picklist(['ask', 'check', 'never']),
  /** The version that nobody wants to hear of again; null if there is none. */
  skipped: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(100))),
});

export type UpdateSettings = v.InferOutput<typeof updateSettingsSchema>;

export const defaultUpdateSettings: UpdateSettings = { atStart: 'ask', skipped: null };
