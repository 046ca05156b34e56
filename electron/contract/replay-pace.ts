import type { ReplayPace } from './replay';

/** `by` times as fast, as far as the bounds of a pace allow; null at top speed, which has no number. */
export function scaledPace(pace: ReplayPace, by: number): ReplayPace | null {
  switch (pace.kind) {
    case 'original':
      return { kind: 'original', factor: clamp(pace.factor * by, 0.000_001, 1_000_000) };
    case 'datagrams':
      return {
        kind: 'datagrams',
        perSecond: clamp(pace.perSecond * by, 0.000_001, 1_000_000_000),
      };
    case 'bits':
      return { kind: 'bits', perSecond: clamp(pace.perSecond * by, 1, 1_000_000_000_000) };
    case 'top':
      return null;
  }
}

/** A pace in a few words. */
export function paceText(pace: ReplayPace): string {
  switch (pace.kind) {
    case 'original':
      return `x${Number(pace.factor.toPrecision(4))}`;
    case 'datagrams':
      return `${Number(pace.perSecond.toPrecision(6))} a second`;
    case 'bits':
      return `${Number((pace.perSecond / 1_000_000).toPrecision(6))} Mbit/s`;
    case 'top':
      return 'top speed';
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
