import { longestGap, success, type Result } from '../contract';
import {
  parseMapping,
  parsePlace,
  parseTarget,
  type ReplayRange,
  type ReplayRequest,
  type RouteRule,
} from '../engine';
import { readDisplayFilter } from './filter-argument';
import { finite, given, readChoice, readFromZero } from './option-values';
import { readPace } from './pace-argument';
import { readNumber, usage, type Values } from './usage';

const most = Number.MAX_SAFE_INTEGER;

/** Which datagrams are sent, where, and how fast. */
export function readRequest(values: Values, ttl: number | undefined): Result<ReplayRequest> {
  const range = readRange(values);
  if (!range.ok) return range;
  const routes = readRoutes(values);
  if (!routes.ok) return routes;
  const pace = readPace(values);
  if (!pace.ok) return pace;
  const maxGap = readFromZero('max-gap', values['max-gap'], { whole: false, most: longestGap });
  if (!maxGap.ok) return maxGap;
  if (maxGap.value !== undefined && pace.value.kind !== 'original') {
    return usage('--max-gap is about original gaps: it goes with --speed alone.', 'replay');
  }
  const truncated = readChoice('truncated', values.truncated, {
    of: ['skip', 'send'] as const,
    topic: 'replay',
  });
  if (!truncated.ok) return truncated;
  const mostRate = readNumber('max-rate', values['max-rate'], { whole: false, most });
  if (!mostRate.ok) return mostRate;
  return success({
    range: range.value,
    routes: routes.value,
    pace: pace.value,
    ...given('maxGap', maxGap.value),
    ...given('truncated', truncated.value),
    ...given('mostRate', finite(mostRate.value)),
    ...given('ttl', ttl),
  });
}

/** Numbers of datagrams, as `export` has them, or times. */
function readRange(values: Values): Result<ReplayRange> {
  const filter = readDisplayFilter(values);
  if (!filter.ok) return filter;
  const from = readPlace('from', values.from);
  if (!from.ok) return from;
  const until = readPlace('until', values.until);
  if (!until.ok) return until;
  const [first, since] = [from.value?.row, from.value?.time];
  const [last, before] = [until.value?.row, until.value?.time];
  const isTurned =
    (first !== undefined && last !== undefined && last < first) ||
    (since !== undefined && before !== undefined && before <= since);
  if (isTurned) return usage('--until comes before --from.', 'replay');
  return success({
    first: first ?? 1,
    last: last ?? most,
    ...given('since', since),
    ...given('before', before),
    ...given('filter', filter.value),
  });
}

/** What `mark:NAME` names; undefined for anything else. */
export function markName(value: Values['from']): string | undefined {
  const prefix = 'mark:';
  const text = String(value);
  return text.startsWith(prefix) ? text.slice(prefix.length) : undefined;
}

/** A whole number, or a time. */
function readPlace(
  name: 'from' | 'until',
  value: Values['from'],
): Result<{ row?: number; time?: bigint } | undefined> {
  // Marks are known once the file is.
  if (value === undefined || markName(value) !== undefined) return success(undefined);
  const place = parsePlace(String(value));
  if (place.ok) return place;
  return usage(
    `--${name} is the number of a datagram, a time such as 2026-01-31T12:00:00, or mark:NAME, not "${String(value)}".`,
    'replay',
  );
}

/** Mappings in their order, and behind them what is for everything. */
function readRoutes({ map = [], to }: Values): Result<RouteRule[]> {
  const routes: RouteRule[] = [];
  for (const text of map) {
    const mapping = parseMapping(text);
    if (!mapping.ok) return mapping;
    routes.push(mapping.value);
  }
  if (to === undefined) return success(routes);
  const target = parseTarget(String(to));
  return target.ok ? success([...routes, target.value]) : target;
}
