import * as v from 'valibot';

/** How windows look. */
export const appearanceSchema = v.strictObject({
  /** `system` goes by what the desktop says, and follows it. */
  theme: v.picklist(['system', 'light', 'dark']),
  /** `high` also where the desktop does not ask for it. */
  contrast: v.picklist(['system', 'high']),
  /** `reduced` also where the desktop does not ask for it. */
  motion: v.picklist(['system', 'reduced']),
  /** 1 is the size as designed. */
  zoom: v.pipe(v.number(), v.minValue(0.5), v.maxValue(3)),
});

export type Appearance = v.InferOutput<typeof appearanceSchema>;

export const defaultAppearance: Appearance = {
  theme: 'system',
  contrast: 'system',
  motion: 'system',
  zoom: 1,
};
