import { success, type Result } from '../contract';
import {
  listInterfaces,
  parseReplacement,
  parseStartTime,
  type Replacement,
  type ReplayManner,
  type Rewriting,
  type Timing,
} from '../engine';
import { finite, given, readChoice, readFromZero } from './option-values';
import { readNumber, usage, type Values } from './usage';

const most = Number.MAX_SAFE_INTEGER;

/** How they are sent. */
export function readManner(values: Values): Result<ReplayManner> {
  const loops = readFromZero('loop', values.loop, { whole: true, most });
  if (!loops.ok) return loops;
  const limit = readNumber('limit', values.limit, { whole: true, most });
  if (!limit.ok) return limit;
  const ttl = readNumber('ttl', values.ttl, { whole: true, most: 255 });
  if (!ttl.ok) return ttl;
  const startAt = readStart(values['start-at']);
  if (!startAt.ok) return startAt;
  const timings: readonly Timing[] = ['exact', 'balanced', 'frugal'];
  const timing = readChoice('timing', values.timing, { of: timings, topic: 'replay' });
  if (!timing.ok) return timing;
  const ports = readChoice('source-ports', values['source-ports'], {
    of: ['keep', 'any'] as const,
    topic: 'replay',
  });
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
