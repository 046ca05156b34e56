import { decimalSeconds } from '../../../electron/contract';
import { formatCount } from '../../lib/format-number';
import { formatInstant } from '../../lib/format-time';
import { layerCounts, layers } from './layers';
import { bucketOf, digitsFor, type Scale, type TimeSpan } from './scale';

/** A time of the strip as a clock shows it, with as many digits as its buckets need. */
export function clockOf(scale: Scale, time: bigint): string {
  return instantOf(scale, time).slice(11, -6);
}

/** With the day in front. */
export function dayAndClockOf(scale: Scale, time: bigint): string {
  return instantOf(scale, time).slice(0, -6).replace('T', ' ');
}

function instantOf(scale: Scale, time: bigint): string {
  return formatInstant(decimalSeconds(time), { digits: Math.max(0, digitsFor(scale) - 3) });
}

/** What the ends of the strip are called: the second one without the day, where it is the same. */
export function endsOf(scale: Scale): { from: string; to: string } {
  const from = dayAndClockOf(scale, scale.from);
  const to = dayAndClockOf(scale, scale.to);
  return { from, to: from.slice(0, 10) === to.slice(0, 10) ? to.slice(11) : to };
}

/** `14:03:20 to 14:03:30, 5,120 datagrams: 3 error, 5,117 info`. */
export function wordsOf(counts: Uint32Array, scale: Scale, { from, to }: TimeSpan): string {
  const inLayers = layerCounts(counts, bucketOf(scale, from), bucketOf(scale, to - 1n));
  const total = inLayers.reduce((sum, count) => sum + count, 0);
  const each = layers.flatMap(({ name }, at) => {
    const count = inLayers[at] ?? 0;
    return count === 0 ? [] : [`${formatCount(count)} ${name}`];
  });
  const what = `${formatCount(total)} ${total === 1 ? 'datagram' : 'datagrams'}`;
  const when = `${clockOf(scale, from)} to ${clockOf(scale, to)}`;
  return `${when}, ${what}${each.length === 0 ? '' : `: ${each.join(', ')}`}`;
}
