import * as v from 'valibot';

/** How many files that are dropped at once are opened. */
export const mostDropped = 20;

/** From a root on, as a system names what is dropped; NUL ends a path for the system, and not for us. */
const wholePath = v.pipe(
  v.string(),
  v.maxLength(4096),
  v.regex(/^(?:\/|[A-Za-z]:[\\/]|\\\\)[^\0]*$/u, 'this is no whole path'),
);

/**
 * What the preload script calls by itself: it is not among what a page can call, for pages name no paths.
 */
export const droppedCalls = {
  /** Opens files that a person dropped on the window. */
  'files.dropped': {
    input: v.strictObject({
      paths: v.pipe(v.array(wholePath), v.minLength(1), v.maxLength(mostDropped)),
    }),
    output: v.null(),
  },
} as const;
