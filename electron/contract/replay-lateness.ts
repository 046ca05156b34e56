import type { ReplayReport } from './replay';

/** How many datagrams were late by up to `to` microseconds, and by more than the bar before. */
export interface LatenessBar {
  to: number;
  count: number;
}

/** One for each power of two, from about a microsecond to the latest: those of a report are finer. */
export function latenessBars(histogram: ReplayReport['histogram']): LatenessBar[] {
  const octaves = new Map<number, number>();
  for (const { to, count } of histogram) {
    // Bounds are powers of two in nanoseconds.
    const octave = Math.max(10, Math.ceil(Math.log2(to * 1000)));
    if (count > 0) octaves.set(octave, (octaves.get(octave) ?? 0) + count);
  }
  const [least, most] = [Math.min(...octaves.keys()), Math.max(...octaves.keys())];
  const length = octaves.size === 0 ? 0 : most - least + 1;
  return Array.from({ length }, (_, at) => ({
    to: 2 ** (least + at) / 1000,
    count: octaves.get(least + at) ?? 0,
  }));
}

/** Microseconds with as many digits as say something. */
export function latenessText(microseconds: number): string {
  if (microseconds < 10) return `${microseconds.toFixed(1)} µs`;
  if (microseconds < 1000) return `${microseconds.toFixed(0)} µs`;
  return `${(microseconds / 1000).toFixed(microseconds < 10_000 ? 1 : 0)} ms`;
}
