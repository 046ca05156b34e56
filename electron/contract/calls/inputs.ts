import * as v from 'valibot';

/** Inputs that calls of several kinds have in common. */

export const nothing = v.strictObject({});

/** A number that counts from 1: a row, a sequence, a view. */
export const ordinal = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(1),
  v.maxValue(Number.MAX_SAFE_INTEGER),
);
