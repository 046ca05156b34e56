import * as v from 'valibot';
import { addressSchema } from './address';
import { assumptionsSchema } from './assumptions';
import { detailSchema } from './detail';
import { failureSchema, type Result } from './failure';
import {
  filterCompletionsSchema,
  filterProblemSchema,
  filterTextSchema,
  filterViewSchema,
  longestFilter,
  matchesStateSchema,
  networkInterfaceSchema,
  rowRunSchema,
  socketIdSchema,
  socketStateSchema,
  sourceStateSchema,
} from './model';
import { alertSchema } from './rules';

/** The most rows that one `log.rows` may ask for: several screens, well under a frame's time. */
export const mostRowsPerCall = 1000;

const nothing = v.strictObject({});
const rowNumber = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(1),
  v.maxValue(Number.MAX_SAFE_INTEGER),
);
const sequence = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(1),
  v.maxValue(Number.MAX_SAFE_INTEGER),
);

/**
 * Every call that the renderer may make of the main process. Inputs are parsed strictly by the
 * registrar in `electron/main`; outputs are made by our own engine and only typed.
 */
export const calls = {
  /** The interfaces of this machine, for choosing an address to listen on. */
  'interfaces.list': { input: nothing, output: v.array(networkInterfaceSchema) },
  /** Opens a socket and adds it to the capture. */
  'sockets.add': { input: v.strictObject({ address: addressSchema }), output: socketStateSchema },
  /** Closes a socket; its datagrams stay in the log. */
  'sockets.remove': { input: v.strictObject({ id: socketIdSchema }), output: v.null() },
  /** Says what to assume from now on of what a socket received and receives. */
  'sockets.assume': {
    input: v.strictObject({ id: socketIdSchema, assumptions: assumptionsSchema }),
    output: v.null(),
  },
  /** The same of all that is in the window's file. */
  'file.assume': { input: v.strictObject({ assumptions: assumptionsSchema }), output: v.null() },
  /** Ends the indexing of the window's file where it is; what is indexed stays. */
  'file.stop': { input: nothing, output: v.null() },
  /** What is wrong with the text of a filter; null if nothing is. */
  'filter.check': {
    input: v.strictObject({ text: filterTextSchema }),
    output: v.nullable(filterProblemSchema),
  },
  /** What may come next in a filter where the cursor is, counted in UTF-16 code units. */
  'filter.complete': {
    input: v.strictObject({
      text: filterTextSchema,
      cursor: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(longestFilter)),
    }),
    output: filterCompletionsSchema,
  },
  /**
   * Looks from now on for the datagrams that a filter matches, instead of those of the filter before.
   * `near` is the number of a datagram that the person looks at.
   */
  'filter.apply': {
    input: v.strictObject({ text: filterTextSchema, near: rowNumber }),
    output: v.strictObject({ view: filterViewSchema }),
  },
  /** Ends the looking, and forgets what was found. */
  'filter.clear': { input: nothing, output: v.null() },
  /**
   * Rows that exist in `first` to `first + count - 1`, of the matches of the filter that was applied as
   * `view`, or, where that is null, of the log; older ones may be gone.
   */
  'log.rows': {
    input: v.strictObject({
      view: v.nullable(filterViewSchema),
      first: rowNumber,
      count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostRowsPerCall)),
    }),
    output: rowRunSchema,
  },
  /** The datagram at a place, with what is in it; null if the log has it no longer. `view` as for `log.rows`. */
  'log.detail': {
    input: v.strictObject({ view: v.nullable(filterViewSchema), place: rowNumber }),
    output: v.nullable(detailSchema),
  },
  /** Marks all alerts of the running capture as seen. */
  'alerts.acknowledge': { input: nothing, output: v.null() },
  /** Empties the list of alerts of the running capture. */
  'alerts.clear': { input: nothing, output: v.null() },
  /** Begins a stream from the start, after a (re)load: nothing counts as unacknowledged. */
  'streams.open': { input: v.strictObject({ stream: v.picklist(['capture']) }), output: v.null() },
  /** Says that a frame has been shown, so that the next may come. */
  'streams.acknowledge': {
    input: v.strictObject({ stream: v.picklist(['capture']), sequence }),
    output: v.null(),
  },
} as const;

/** Every stream from the main process to the renderer, with what one frame of it holds. */
export const streams = {
  /**
   * The counters of the capture or file, and of the filter if one is applied, aggregated: at most one
   * in 33 ms, never two unacknowledged. `rules` is another number once the rules are others: rows that
   * were pulled before may have other colours now.
   */
  capture: v.strictObject({
    sequence,
    state: sourceStateSchema,
    matches: v.nullable(matchesStateSchema),
    rules: v.pipe(v.number(), v.integer(), v.minValue(0)),
    /** The last alerts of the running capture, the oldest first; a file has none. */
    alerts: v.array(alertSchema),
  }),
  /** What became of something that the person began by way of the menu. */
  outcome: v.variant('ok', [
    v.strictObject({
      ok: v.literal(true),
      /** What was done, in one line, and what else there is to know about it. */
      value: v.strictObject({ message: v.string(), detail: v.string() }),
    }),
    v.strictObject({ ok: v.literal(false), error: failureSchema }),
  ]),
} as const;

export type CallName = keyof typeof calls;
export type CallInput<Name extends CallName> = v.InferOutput<(typeof calls)[Name]['input']>;
export type CallOutput<Name extends CallName> = v.InferOutput<(typeof calls)[Name]['output']>;
export type StreamName = keyof typeof streams;
export type StreamFrame<Name extends StreamName> = v.InferOutput<(typeof streams)[Name]>;

/** What the preload script puts into the window as `window.gramscope`. */
export interface Bridge {
  call<Name extends CallName>(
    name: Name,
    input: CallInput<Name>,
  ): Promise<Result<CallOutput<Name>>>;
  /** Returns a function that ends the subscription. */
  subscribe<Name extends StreamName>(
    name: Name,
    listener: (frame: StreamFrame<Name>) => void,
  ): () => void;
}

export function callChannel(name: CallName): string {
  return `call:${name}`;
}

export function streamChannel(name: StreamName): string {
  return `stream:${name}`;
}
