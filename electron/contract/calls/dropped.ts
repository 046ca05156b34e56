import * as v from 'valibot';

/** How many files that are dropped at once are opened. */
export const mostDropped = 20;

/**
 * What the preload script calls by itself: it is not among what a page can call, for pages name no paths.
 */
export const droppedCalls = {
  /** Opens files that a person dropped on the window. */
  'files.dropped': {
    input: v.strictObject({
      paths: v.pipe(
        v.array(v.pipe(v.string(), v.nonEmpty(), v.maxLength(4096))),
        v.minLength(1),
        v.maxLength(mostDropped),
      ),
    }),
    output: v.null(),
  },
} as const;
