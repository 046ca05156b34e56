import type { ReplaySurvey as NativeSurvey, RoutePlan, RouteRule } from '#native';
import {
  failure,
  success,
  type Failure,
  type ReplayPace,
  type ReplaySurvey,
  type Result,
} from '../../contract';
import { selectedExtent } from '../file/selected-rows';
import { listInterfaces } from '../interfaces';
import { concernsOf } from './concerns';
import { explainInvalid } from './invalid';
import { reachOf } from './reach';
import { selectRange, type ReplayRange } from './selection';
import type { ReplaySource } from './source';
import { toSurvey } from './told';

/** What is to be sent, where and how fast. */
export interface ReplayRequest {
  range: ReplayRange;
  /** The first rule that fits decides; where none does, datagrams go where they went. */
  routes: readonly RouteRule[];
  truncated?: 'skip' | 'send';
  pace: ReplayPace;
  /** Seconds that gaps of the log are shortened to. */
  maxGap?: number;
  /** Datagrams a second above which it is to be confirmed. */
  mostRate?: number | undefined;
  /** Hops, for whether groups leave the network. */
  ttl?: number | undefined;
}

export interface PrepareOptions {
  onProgress?: ((stage: 'reading' | 'filtering', done: number, total: number) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/** A replay of which it is known what it would send. */
export interface PreparedReplay {
  source: ReplaySource;
  plan: RoutePlan;
  survey: ReplaySurvey;
  /** Numbers of the first and the last datagram that are selected. */
  firstRow: number;
  lastRow: number;
  /** Whether all of the log is selected. */
  isWhole: boolean;
  /** Datagrams for which the filter took too long, and that are not sent. */
  undecided: number;
  /** Why another pace is to be confirmed; null where it is not. */
  concernAbout: (pace: ReplayPace) => Promise<Failure | null>;
}

/**
 * Finds out what a replay would send, and sends nothing. Fails where that is nothing
 * (`NOTHING_TO_REPLAY`), where the log cannot be read, or when the signal aborts.
 */
export async function prepareReplay(
  source: ReplaySource,
  request: ReplayRequest,
  { onProgress, signal }: PrepareOptions = {},
): Promise<Result<PreparedReplay>> {
  const counted = await countOf(source, { onProgress, signal });
  if (!counted.ok) return counted;
  const count = counted.value;
  const selected = await selectRange(source, request.range, {
    count,
    signal,
    onProgress: (done, total) => onProgress?.('filtering', done, total),
  });
  if (!selected.ok) return selected;
  const { selection, undecided } = selected.value;
  const chosen = selectedExtent(selection, count);
  if (chosen.count === 0) return nothingSelected(count, request.range);
  const { routes, truncated, pace, maxGap, mostRate, ttl } = request;
  const plan: RoutePlan = {
    selection,
    routes,
    paths: source.unixPaths(),
    pace,
    ...(truncated === undefined ? {} : { truncated }),
    ...(maxGap === undefined ? {} : { maxGap }),
  };
  const surveyed = await surveyOf(source, plan);
  if (!surveyed.ok) return surveyed;
  const found = surveyed.value;
  if (found.sendable === 0) return nothingSendable(found);
  const isOutside = reachOf({ interfaces: listInterfaces(), ttl });
  return success({
    source,
    plan,
    survey: toSurvey(found, isOutside, mostRate),
    firstRow: chosen.first,
    lastRow: chosen.last,
    isWhole: chosen.count === count,
    undecided,
    concernAbout: async (other) => {
      if (mostRate === undefined) return null;
      const faster = await source.survey({ ...plan, pace: other });
      return (
        concernsOf({ ...faster, destinations: [], elsewhere: 0 }, isOutside, mostRate)[0] ?? null
      );
    },
  });
}

async function countOf(
  source: ReplaySource,
  { onProgress, signal }: PrepareOptions,
): Promise<Result<number>> {
  try {
    return await source.counted({
      signal,
      onProgress: (done, total) => onProgress?.('reading', done, total),
    });
  } catch (error) {
    const isClosed =
      error instanceof Error && 'code' in error && error.code === 'ERR_LOG_FILE_CLOSED';
    if (signal?.aborted !== true && !isClosed) throw error;
    return failure('CANCELLED', 'Nothing was replayed: cancelled.');
  }
}

async function surveyOf(source: ReplaySource, plan: RoutePlan): Promise<Result<NativeSurvey>> {
  try {
    return success(await source.survey(plan));
  } catch (error) {
    return explainInvalid(error);
  }
}

function nothingSelected(count: number, { filter }: ReplayRange): Result<never> {
  if (count === 0) {
    return failure('NOTHING_TO_REPLAY', 'There is nothing to replay: no datagram is in the log.');
  }
  const by = filter === undefined ? 'the range' : 'the filter and the range';
  return failure(
    'NOTHING_TO_REPLAY',
    `There is nothing to replay: none of ${count} datagrams is in ${by}.`,
    'Choose others.',
  );
}

/** The same once a person has agreed to whatever there was to confirm. */
export function agreed(prepared: PreparedReplay): PreparedReplay {
  return { ...prepared, concernAbout: () => Promise.resolve(null) };
}

/** Why each of them is not sent, the most frequent first. */
function nothingSendable({ selected, skipped }: NativeSurvey): Result<never> {
  const reasons = (
    [
      [skipped.truncated, 'of which the log has only the beginning'],
      [skipped.excluded, 'that a mapping sends nowhere'],
      [skipped.withoutDestination, 'that had no destination that is known'],
      [skipped.tooLong, 'that are too long for a datagram'],
    ] as const
  )
    .filter(([count]) => count > 0)
    .toSorted(([one], [other]) => other - one)
    .map(([count, what]) => `${count} ${what}`);
  return failure(
    'NOTHING_TO_REPLAY',
    `None of ${selected} datagrams can be sent: ${reasons.join(', ')}.`,
    skipped.truncated > 0
      ? 'Truncated ones can be sent as they are, if you say so (--truncated send).'
      : 'Say where they go.',
  );
}
