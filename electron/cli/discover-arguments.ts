import {
  discoveryProtocols,
  mostDiscoveryInterfaces,
  success,
  usualDwell,
  usualSweepPorts,
  type DiscoveryProtocolName,
  type Result,
  type SweepRequest,
} from '../contract';
import type { DiscoveryRequest } from '../engine';
import { readChoice } from './option-values';
import { firstForeign, firstGiven, readNumber, usage, type Values } from './usage';

export interface DiscoverCommand {
  /** What is listened to; null where only a sweep is wanted. */
  listening: DiscoveryRequest | null;
  /** Which groups are joined for a while; null for none. */
  sweep: SweepRequest | null;
  /** Seconds after which to end; Infinity for when told to, or at the end of the sweep. */
  seconds: number;
  format: 'text' | 'json';
}

const own = [
  'protocol',
  'interface',
  'ask',
  'seconds',
  'sweep',
  'ports',
  'dwell',
  'format',
] as const;

/** The longest time a timer can wait: 2^31 - 1 milliseconds. */
const longestDuration = 2_147_483;

/** The longest time for one group. */
const longestDwell = 60;

export function readDiscover(
  values: Values,
  operands: readonly string[],
): Result<{ command: 'discover' } & DiscoverCommand> {
  const foreign = operands[0] ?? firstForeign(values, own);
  if (foreign !== undefined) return usage(`discover does not take "${foreign}".`, 'discover');
  const format = readChoice('format', values.format, {
    of: ['text', 'json'] as const,
    topic: 'discover',
  });
  if (!format.ok) return format;
  const protocols = readProtocols(values.protocol);
  if (!protocols.ok) return protocols;
  const interfaces = readInterfaces(values.interface);
  if (!interfaces.ok) return interfaces;
  const sweep = readSweep(values, interfaces.value);
  if (!sweep.ok) return sweep;
  const seconds = readNumber('seconds', values.seconds, { whole: false, most: longestDuration });
  if (!seconds.ok) return seconds;
  const ask = values.ask === true;
  const isListening = sweep.value === null || protocols.value !== null || ask;
  const listening = {
    protocols: protocols.value ?? [...discoveryProtocols],
    interfaces: interfaces.value,
    ask,
  };
  return success({
    command: 'discover',
    listening: isListening ? listening : null,
    sweep: sweep.value,
    seconds: seconds.value,
    format: format.value ?? 'text',
  });
}

/** Null where none is named. */
function readProtocols(given: Values['protocol']): Result<DiscoveryProtocolName[] | null> {
  if (given === undefined) return success(null);
  const names = listOf(given);
  const protocols: DiscoveryProtocolName[] = [];
  for (const name of names) {
    const known = discoveryProtocols.find((each) => each === name.toLowerCase());
    if (known === undefined) {
      const list = discoveryProtocols.join(', ');
      return usage(`--protocol is one of ${list}, not "${name}".`, 'discover');
    }
    if (!protocols.includes(known)) protocols.push(known);
  }
  return protocols.length > 0 ? success(protocols) : usage('--protocol names none.', 'discover');
}

/** Null where none is named. */
function readInterfaces(given: Values['interface']): Result<string[] | null> {
  if (given === undefined) return success(null);
  const names = [...new Set(listOf(given))];
  if (names.length === 0) return usage('--interface names none.', 'discover');
  if (names.length > mostDiscoveryInterfaces) {
    return usage(`--interface names ${mostDiscoveryInterfaces} interfaces at most.`, 'discover');
  }
  return success(names);
}

function readSweep(values: Values, interfaces: string[] | null): Result<SweepRequest | null> {
  if (values.sweep === undefined) {
    const orphan = firstGiven(values, ['ports', 'dwell']);
    return orphan === undefined ? success(null) : usage(`${orphan} needs --sweep.`, 'discover');
  }
  const dwell = readNumber('dwell', values.dwell, { whole: false, most: longestDwell });
  if (!dwell.ok) return dwell;
  if (dwell.value < 0.1) return usage('--dwell is 0.1 seconds at least.', 'discover');
  return success({
    groups: String(values.sweep),
    ports: String(values.ports ?? usualSweepPorts),
    interfaces,
    dwell: Number.isFinite(dwell.value) ? dwell.value : usualDwell,
  });
}

/** With commas between, or given several times. */
function listOf(given: string | boolean | string[]): string[] {
  return [given]
    .flat()
    .flatMap((text) => String(text).split(','))
    .map((text) => text.trim())
    .filter((text) => text !== '');
}
