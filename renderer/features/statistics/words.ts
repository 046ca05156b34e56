import type { Measure } from '../../../electron/contract';
import { formatBytes, formatByteRate, formatCount, formatRate } from '../../lib/format-number';
import { formatInstant } from '../../lib/format-time';
import type { Bin } from './figures';

const units = [
  { name: 's', nanoseconds: 1e9 },
  { name: 'ms', nanoseconds: 1e6 },
  { name: 'µs', nanoseconds: 1e3 },
] as const;

/** `20 ms`, of one of the borders between intervals. */
function interval(nanoseconds: number): string {
  const unit = units.find((each) => nanoseconds >= each.nanoseconds);
  return unit === undefined ? '0' : `${nanoseconds / unit.nanoseconds} ${unit.name}`;
}

/** `1 ms to 2 ms`, `< 1 µs`, `≥ 100 s`. */
export function intervalBin({ from, to }: Bin): string {
  if (to === null) return `≥ ${interval(from)}`;
  return from === 0 ? `< ${interval(to)}` : `${interval(from)} to ${interval(to)}`;
}

/** `64 to 127 bytes`, `empty`, `≥ 65,536 bytes`. */
export function sizeBin({ from, to }: Bin): string {
  if (to === null) return `≥ ${formatCount(from)} bytes`;
  if (from === 0) return 'empty';
  const last = to - 1;
  if (from === last) return `${formatCount(from)} ${from === 1 ? 'byte' : 'bytes'}`;
  return `${formatCount(from)} to ${formatCount(last)} bytes`;
}

/** `1,234` or `1.23 MB`. */
export function amount(value: number, measure: Measure): string {
  return measure === 'bytes' ? formatBytes(value) : formatCount(value);
}

/** `12.5/s` or `1.2 MB/s`. */
export function rate(perSecond: number, measure: Measure): string {
  return measure === 'bytes' ? formatByteRate(perSecond) : `${formatRate(perSecond)}/s`;
}

/** What a clock shows at a time, in seconds since the epoch, where the next is `step` seconds later. */
export function tick(time: number, step: number): string {
  const digits = step < 0.001 ? 6 : step < 1 ? 3 : 0;
  const shown = formatInstant(time.toFixed(9), { digits });
  if (step >= 86_400) return shown.slice(0, 10);
  return step >= 60 ? shown.slice(11, 16) : shown.slice(11, -6);
}

/** `12.5 %`; what is there at all is not nothing. */
export function share(part: number, whole: number): string {
  if (part === 0 || whole === 0) return '0 %';
  const percent = (100 * part) / whole;
  return percent < 0.1 ? '< 0.1 %' : `${percent.toFixed(1)} %`;
}
