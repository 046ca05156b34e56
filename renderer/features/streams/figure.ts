import type { StreamAlarm } from '../../../electron/contract';

/** Something that is known of a stream, in words. */
export interface Figure {
  name: string;
  value: string;
  /** What it means, where the name does not say. */
  hint?: string;
  /** The limit that may be exceeded by it. */
  alarm?: StreamAlarm;
}

interface Distribution {
  least: number;
  mean: number;
  most: number;
  deviation: number;
}

/** Of one kind of value: `Least interval`, and so on. */
export function distributionFigures(
  what: string,
  { least, mean, most, deviation }: Distribution,
  format: (value: number) => string,
): Figure[] {
  return [
    { name: `Least ${what}`, value: format(least) },
    { name: `Mean ${what}`, value: format(mean) },
    { name: `Highest ${what}`, value: format(most) },
    { name: 'Deviation', value: format(deviation), hint: `Standard deviation of the ${what}` },
  ];
}
