import type { Measure } from '../../../electron/contract';
import type { Bin } from '../../lib/bins';
import { formatBytes, formatByteRate, formatCount, formatRate } from '../../lib/format-number';

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

/** `12.5 %`; what is there at all is not nothing. */
export function share(part: number, whole: number): string {
  if (part === 0 || whole === 0) return '0 %';
  const percent = (100 * part) / whole;
  return percent < 0.1 ? '< 0.1 %' : `${percent.toFixed(1)} %`;
}
