import * as v from 'valibot';

/** The tools of the dock. */
export const tools = ['send', 'replay', 'statistics', 'discovery'] as const;

/** What the middle of a window can show. */
export const views = ['log', 'streams', 'groups'] as const;

/** A share of the window, in percent. */
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(100));

/** How the parts of a window are laid out. */
export const layoutSchema = v.strictObject({
  /** Optional, as what came later is: layouts that were kept before have none. */
  view: v.optional(v.picklist(views), 'log'),
  /** Null while the dock is closed. */
  tool: v.nullable(v.picklist(tools)),
  sidebar: v.picklist(['shown', 'hidden']),
  /** Widths, and the heights of the detail of a datagram, of a stream and of a diagnosis; null as designed. */
  sizes: v.strictObject({
    sidebar: v.nullable(share),
    dock: v.nullable(share),
    detail: v.nullable(share),
    stream: v.optional(v.nullable(share), null),
    diagnosis: v.optional(v.nullable(share), null),
  }),
});

export type View = (typeof views)[number];
export type Tool = (typeof tools)[number];
export type Layout = v.InferOutput<typeof layoutSchema>;

export const defaultLayout: Layout = {
  view: 'log',
  tool: null,
  sidebar: 'shown',
  sizes: { sidebar: null, dock: null, detail: null, stream: null, diagnosis: null },
};
