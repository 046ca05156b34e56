import * as v from 'valibot';

/** The tools of the dock. */
export const tools = ['send', 'replay', 'statistics', 'discovery'] as const;

/** A share of the window, in percent. */
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(100));

/** How the parts of a window are laid out. */
export const layoutSchema = v.strictObject({
  /** Null while the dock is closed. */
  tool: v.nullable(v.picklist(tools)),
  sidebar: v.picklist(['shown', 'hidden']),
  /** Widths, and the height of the detail pane; null as designed. */
  sizes: v.strictObject({
    sidebar: v.nullable(share),
    dock: v.nullable(share),
    detail: v.nullable(share),
  }),
});

export type Tool = (typeof tools)[number];
export type Layout = v.InferOutput<typeof layoutSchema>;

export const defaultLayout: Layout = {
  tool: null,
  sidebar: 'shown',
  sizes: { sidebar: null, dock: null, detail: null },
};
