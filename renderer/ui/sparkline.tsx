import { memo } from 'react';
import './sparkline.css';

interface SparklineProps {
  /** What happened in each of the last intervals, the newest last. */
  values: readonly number[];
  /** How much was lost in each of them. */
  losses?: readonly number[];
  /** What it shows, for those who point at it. */
  title: string;
}

const height = 16;

const noLosses: readonly number[] = [];

/**
 * Bars, each as high as its share of the highest; intervals with losses are marked at the top. Says
 * nothing to screen readers: the numbers beside it carry the meaning.
 */
export const Sparkline = memo(
  function Sparkline({ values, losses = noLosses, title }: SparklineProps) {
    return (
      <svg
        className="sparkline"
        viewBox={`0 0 ${Math.max(values.length, 1)} ${height}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <title>{title}</title>
        <path className="sparkline-bars" d={barsOf(values)} />
        <path className="sparkline-losses" d={marksOf(losses)} />
      </svg>
    );
  },
  (before, now) =>
    before.title === now.title &&
    areSame(before.values, now.values) &&
    areSame(before.losses ?? noLosses, now.losses ?? noLosses),
);

function barsOf(values: readonly number[]): string {
  const most = Math.max(1, ...values);
  return values
    .map((value, at) => {
      // What is there at all can be seen.
      const tall = value === 0 ? 0 : Math.max(1, (value / most) * (height - 3));
      return tall === 0 ? '' : `M${at} ${height}v${-tall}h0.8v${tall}z`;
    })
    .join('');
}

function marksOf(losses: readonly number[]): string {
  return losses.map((lost, at) => (lost > 0 ? `M${at} 0h0.8v2h-0.8z` : '')).join('');
}

function areSame(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((value, at) => value === other[at]);
}
