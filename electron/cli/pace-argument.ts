import { success, type ReplayPace, type Result } from '../contract';
import { firstGiven, usage, type Values } from './usage';

export const paceNames = ['speed', 'pps', 'mbps', 'top-speed'] as const;

type PaceName = (typeof paceNames)[number];

const ranges: Readonly<Record<Exclude<PaceName, 'top-speed'>, { most: number; what: string }>> = {
  speed: { most: 1_000_000, what: 'a factor' },
  pps: { most: 1_000_000_000, what: 'datagrams a second' },
  mbps: { most: 1_000_000, what: 'megabits a second' },
};

const least = 0.000_001;

/** How fast datagrams leave; with their original spacing, where nothing says so. */
export function readPace(values: Values): Result<ReplayPace> {
  const [name, other] = paceNames.filter((candidate) => values[candidate] !== undefined);
  if (name === undefined) return success({ kind: 'original', factor: 1 });
  if (other !== undefined) {
    return usage(`--${name} and ${firstGiven(values, [other])} exclude each other.`, 'replay');
  }
  const pace = parsePace(name, String(values[name]));
  if (pace !== undefined) return success(pace);
  return usage(`--${name} is ${rangeOf(name)}, not "${values[name]}".`, 'replay');
}

/** A pace by its name and its number; undefined where the number is none, or out of range. */
export function parsePace(name: PaceName, text: string): ReplayPace | undefined {
  if (name === 'top-speed') return { kind: 'top' };
  const number = Number(text);
  const isNumber = /^(\d+\.?\d*|\.\d+)$/u.test(text);
  if (!isNumber || number < least || number > ranges[name].most) return undefined;
  switch (name) {
    case 'speed':
      return { kind: 'original', factor: number };
    case 'pps':
      return { kind: 'datagrams', perSecond: number };
    case 'mbps':
      return { kind: 'bits', perSecond: Math.max(1, number * 1_000_000) };
  }
}

/** What the number of a pace is. */
export function rangeOf(name: PaceName): string {
  if (name === 'top-speed') return 'without a number';
  return `${ranges[name].what}, from ${least.toFixed(6)} to ${ranges[name].most}`;
}
