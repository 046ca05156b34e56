import { failure, success, type ReplayRequestInput, type Result } from '../../contract';
import {
  listInterfaces,
  parseReplacement,
  parseStartTime,
  type Replacement,
  type ReplayManner,
  type Rewriting,
} from '../../engine';

/** How they are sent, of what a person typed; `now` is milliseconds since 1970-01-01 UTC. */
export function readManner(input: ReplayRequestInput, now: number): Result<ReplayManner> {
  const { what, where, when, stopOnError } = input;
  const startAt = readStart(when.startAt, now);
  if (!startAt.ok) return startAt;
  const by = readInterface(where.interface);
  if (!by.ok) return by;
  const rewriting = readRewriting(input.rewriting);
  if (!rewriting.ok) return rewriting;
  return success({
    ...(what.limit === null ? {} : { limit: what.limit }),
    ...(where.ttl === null ? {} : { ttl: where.ttl }),
    ...startAt.value,
    ...by.value,
    loops: when.loops,
    closingGap: when.closingGap,
    timing: when.timing,
    sourcePorts: where.sourcePorts,
    loopback: where.loopback,
    rewriting: rewriting.value,
    stopOnError,
  });
}

function readStart(text: string, now: number): Result<{ startAt?: bigint }> {
  if (text.trim() === '') return success({});
  const startAt = parseStartTime(text.trim(), now);
  return startAt.ok ? success({ startAt: startAt.value }) : startAt;
}

function readInterface(name: string): Result<{ interfaceIndex?: number }> {
  if (name === '') return success({});
  const found = listInterfaces().find((each) => each.name === name);
  if (found !== undefined) return success({ interfaceIndex: found.index });
  return failure(
    'INTERFACE_UNKNOWN',
    `This machine has no interface "${name}".`,
    'Choose another.',
  );
}

function readRewriting(input: ReplayRequestInput['rewriting']): Result<Rewriting> {
  const { replace, rtp, syslogTime } = input;
  const replacements: Replacement[] = [];
  for (const text of replace) {
    const read = parseReplacement(text);
    if (!read.ok) return read;
    replacements.push(read.value);
  }
  return success({ replace: replacements, rtp, syslogTime });
}
