import { success, type Result } from '../contract';
import {
  instantOf,
  listInterfaces,
  parseMapping,
  parseReplacement,
  parseStartTime,
  parseTarget,
  type Replacement,
  type ReplayManner,
  type ReplayRange,
  type ReplayRequest,
  type Rewriting,
  type RouteRule,
  type Timing,
} from '../engine';
import { readDisplayFilter } from './filter-argument';
import { readPace, paceNames } from './pace-argument';
import { firstForeign, firstGiven, readNumber, usage, type Values } from './usage';

export interface ReplayCommand {
  /** `-` is standard input. */
  file: string;
  request: ReplayRequest;
  manner: ReplayManner;
  /** Whether concerns are agreed to. */
  yes: boolean;
  /** Whether commands come from standard input. */
  control: boolean;
  /** Whether nothing is sent. */
  dryRun: boolean;
  json: boolean;
}

const own = [
  'to',
  'map',
  ...paceNames,
  'loop',
  'no-closing-gap',
  'limit',
  'max-gap',
  'start-at',
  'from',
  'until',
  'display-filter',
  'ttl',
  'no-loopback',
  'interface',
  'timing',
  'source-ports',
  'truncated',
  'replace',
  'rewrite',
  'stop-on-error',
  'max-rate',
  'yes',
  'paused',
  'control',
  'dry-run',
  'json',
] as const;

const most = Number.MAX_SAFE_INTEGER;

/** Seconds of the longest gap that can be asked for: 100 years. */
const longestGap = 3_155_760_000;

export function readReplay(
  values: Values,
  [file, ...others]: string[],
): Result<{ command: 'replay' } & ReplayCommand> {
  if (file === undefined) return usage('replay needs a file.', 'replay');
  const foreign = others[0] ?? firstForeign(values, own);
  if (foreign !== undefined) return usage(`replay does not take "${foreign}".`, 'replay');
  const clash = readModes(values, file);
  if (!clash.ok) return clash;
  const manner = readManner(values);
  if (!manner.ok) return manner;
  const request = readRequest(values, manner.value.ttl);
  if (!request.ok) return request;
  return success({
    command: 'replay',
    file,
    request: request.value,
    manner: manner.value,
    yes: values.yes === true,
    control: values.control === true,
    dryRun: values['dry-run'] === true,
    json: values.json === true,
  });
}

/** Options that exclude each other. */
function readModes(values: Values, file: string): Result<null> {
  if (values.control === true && file === '-') {
    return usage('--control reads standard input, and so does "-": name the file.', 'replay');
  }
  if (values['dry-run'] === true) {
    const idle = firstGiven(values, ['control', 'paused']);
    if (idle !== undefined) return usage(`${idle} does nothing with --dry-run.`, 'replay');
  }
  return success(null);
}

function readRequest(values: Values, ttl: number | undefined): Result<ReplayRequest> {
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
  const truncated = readChoice('truncated', values.truncated, ['skip', 'send'] as const);
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

/** A whole number, or a time. */
function readPlace(
  name: 'from' | 'until',
  value: Values['from'],
): Result<{ row?: number; time?: bigint } | undefined> {
  if (value === undefined) return success(undefined);
  const text = String(value);
  if (/^\d+$/u.test(text)) {
    const row = readNumber(name, text, { whole: true, most });
    return row.ok ? success({ row: row.value }) : row;
  }
  const time = instantOf(text);
  if (time !== null) return success({ time });
  return usage(
    `--${name} is the number of a datagram, or a time such as 2026-01-31T12:00:00, not "${text}".`,
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

function readManner(values: Values): Result<ReplayManner> {
  const loops = readFromZero('loop', values.loop, { whole: true, most });
  if (!loops.ok) return loops;
  const limit = readNumber('limit', values.limit, { whole: true, most });
  if (!limit.ok) return limit;
  const ttl = readNumber('ttl', values.ttl, { whole: true, most: 255 });
  if (!ttl.ok) return ttl;
  const startAt = readStart(values['start-at']);
  if (!startAt.ok) return startAt;
  const timings: readonly Timing[] = ['exact', 'balanced', 'frugal'];
  const timing = readChoice('timing', values.timing, timings);
  if (!timing.ok) return timing;
  const ports = readChoice('source-ports', values['source-ports'], ['keep', 'any'] as const);
  if (!ports.ok) return ports;
  const by = readInterface(values.interface);
  if (!by.ok) return by;
  const rewriting = readRewriting(values);
  if (!rewriting.ok) return rewriting;
  return success({
    ...given('loops', loops.value),
    ...given('limit', finite(limit.value)),
    ...given('ttl', finite(ttl.value)),
    ...given('startAt', startAt.value),
    ...given('timing', timing.value),
    ...given('sourcePorts', ports.value),
    ...given('interfaceIndex', by.value),
    ...given('rewriting', rewriting.value),
    ...(values['no-closing-gap'] === true ? { closingGap: false } : {}),
    ...(values['no-loopback'] === true ? { loopback: false } : {}),
    ...(values['stop-on-error'] === true ? { stopOnError: true } : {}),
    ...(values.paused === true ? { paused: true } : {}),
  });
}

function readStart(value: Values['start-at']): Result<bigint | undefined> {
  return value === undefined ? success(undefined) : parseStartTime(String(value), Date.now());
}

function readInterface(value: Values['interface']): Result<number | undefined> {
  if (value === undefined) return success(undefined);
  const found = listInterfaces().find(({ name }) => name === value);
  if (found !== undefined) return success(found.index);
  return usage(
    `This machine has no interface "${value}": gramscope interfaces lists them.`,
    'replay',
  );
}

const rewritings = { rtp: 'rtp', 'syslog-time': 'syslogTime' } as const;

function readRewriting({ replace = [], rewrite }: Values): Result<Rewriting | undefined> {
  const replacements: Replacement[] = [];
  for (const text of replace) {
    const read = parseReplacement(text);
    if (!read.ok) return read;
    replacements.push(read.value);
  }
  if (replacements.length > 16) return usage('--replace can be given 16 times.', 'replay');
  const rewriting: Rewriting = replacements.length === 0 ? {} : { replace: replacements };
  for (const name of rewrite === undefined ? [] : String(rewrite).split(',')) {
    const key = rewritings[name as keyof typeof rewritings];
    if (key === undefined) {
      return usage(
        `--rewrite is rtp, syslog-time or both with a comma, not "${rewrite}".`,
        'replay',
      );
    }
    rewriting[key] = true;
  }
  return success(Object.keys(rewriting).length === 0 ? undefined : rewriting);
}

function readChoice<Choice extends string>(
  name: string,
  value: string | boolean | undefined,
  choices: readonly Choice[],
): Result<Choice | undefined> {
  if (value === undefined) return success(undefined);
  const chosen = choices.find((choice) => choice === value);
  if (chosen !== undefined) return success(chosen);
  const [last = '', ...others] = choices.toReversed();
  const list = `${others.toReversed().join(', ')} or ${last}`;
  return usage(`--${name} is ${list}, not "${value}".`, 'replay');
}

/** As readNumber(), but 0 is allowed, and undefined stands for what is not given. */
function readFromZero(
  name: string,
  value: string | boolean | undefined,
  limits: { whole: boolean; most: number },
): Result<number | undefined> {
  if (/^0+(\.0+)?$/u.test(String(value))) return success(0);
  const read = readNumber(name, value, limits);
  return read.ok ? success(finite(read.value)) : read;
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

function given<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { [Key in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { [Key in Name]: Value });
}
