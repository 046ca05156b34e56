import { countsPerBucket } from '../../../electron/contract';

/** The layers of a bar, the lowest first: what is worst stands where heights compare best. */
export const layers = [
  { name: 'critical', counts: [0, 1, 2], colour: 'severity-critical', least: 2 },
  { name: 'error', counts: [3], colour: 'severity-error', least: 2 },
  { name: 'warning', counts: [4], colour: 'severity-warning', least: 2 },
  { name: 'notice', counts: [5], colour: 'severity-notice', least: 0 },
  { name: 'info', counts: [6], colour: 'severity-info', least: 0 },
  { name: 'debug', counts: [7], colour: 'severity-debug', least: 0 },
  { name: 'no severity', counts: [8], colour: 'severity-none', least: 0 },
] as const;

export const layerColours = layers.map(({ colour }) => colour);

/** The counts of the layers in the buckets `first` to `last`. */
export function layerCounts(counts: Uint32Array, first: number, last: number): number[] {
  const sums = Array.from({ length: countsPerBucket }, () => 0);
  for (let at = first * countsPerBucket; at < (last + 1) * countsPerBucket; at += 1) {
    sums[at % countsPerBucket] = (sums[at % countsPerBucket] ?? 0) + (counts[at] ?? 0);
  }
  return layers.map(({ counts: of }) => of.reduce<number>((sum, at) => sum + (sums[at] ?? 0), 0));
}

/** Datagrams of the largest bucket. */
export function largestBucket(counts: Uint32Array): number {
  let largest = 0;
  for (let at = 0; at < counts.length; at += countsPerBucket) {
    let sum = 0;
    for (let count = 0; count < countsPerBucket; count += 1) sum += counts[at + count] ?? 0;
    largest = Math.max(largest, sum);
  }
  return largest;
}

/**
 * How high the layers of a bar are, in pixels of a strip that is `height` high. No bar is too low to be seen, and
 * neither is any layer that calls for attention, however few of so many it is.
 */
export function layerHeights(counts: readonly number[], largest: number, height: number): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const scale = largest === 0 ? 0 : height / largest;
  const heights = counts.map((count, at) =>
    count === 0 ? 0 : Math.max(count * scale, layers[at]?.least ?? 0),
  );
  const whole = heights.reduce((sum, each) => sum + each, 0);
  if (total === 0) return heights;
  if (whole < 1) return heights.map((each) => each / whole);
  // What was added to some is taken from all where the strip ends.
  return whole <= height ? heights : heights.map((each) => (each * height) / whole);
}
