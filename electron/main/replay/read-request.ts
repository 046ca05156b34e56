import { success, type ReplayRequestInput, type Result } from '../../contract';
import {
  parseMapping,
  parsePlace,
  parseTarget,
  readFilter,
  type ReplayRange,
  type ReplayRequest,
  type RouteRule,
  type SeekPlace,
} from '../../engine';

/** Which datagrams are sent, where, and how fast, of what a person typed. */
export function readRequest(input: ReplayRequestInput): Result<ReplayRequest> {
  const range = readRange(input.what);
  if (!range.ok) return range;
  const routes = readRoutes(input.where);
  if (!routes.ok) return routes;
  const { pace, maxGap } = input.when;
  return success({
    range: range.value,
    routes: routes.value,
    truncated: input.what.truncated,
    pace,
    ...(maxGap === null ? {} : { maxGap }),
    mostRate: input.mostRate ?? undefined,
    ttl: input.where.ttl ?? undefined,
  });
}

function readRange({ from, until, filter }: ReplayRequestInput['what']): Result<ReplayRange> {
  const first = readPlace(from);
  if (!first.ok) return first;
  const last = readPlace(until);
  if (!last.ok) return last;
  const by = filter.trim() === '' ? success(undefined) : readFilter(filter);
  if (!by.ok) return by;
  return success({
    first: first.value.row ?? 1,
    last: last.value.row ?? Number.MAX_SAFE_INTEGER,
    since: first.value.time,
    before: last.value.time,
    filter: by.value,
  });
}

type Place = Partial<Record<'row', number> & Record<'time', bigint>>;

/** Neither a row nor a time where nothing was typed. */
function readPlace(text: string): Result<Place> {
  if (text.trim() === '') return success({});
  const place: Result<SeekPlace> = parsePlace(text.trim());
  return place;
}

/** Mappings in their order, and behind them what is for everything. */
function readRoutes({ mappings, to }: ReplayRequestInput['where']): Result<RouteRule[]> {
  const routes: RouteRule[] = [];
  for (const text of mappings) {
    const mapping = parseMapping(text);
    if (!mapping.ok) return mapping;
    routes.push(mapping.value);
  }
  if (to.trim() === '') return success(routes);
  const target = parseTarget(to.trim());
  return target.ok ? success([...routes, target.value]) : target;
}
