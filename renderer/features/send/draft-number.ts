export interface Limits {
  least: number;
  most: number;
}

/** How often something is sent, as the contract takes it. */
export const countLimits: Limits = { least: 1, most: 1_000_000_000 };

/** What is wrong with a number of times, in words; undefined where nothing is. */
export function countProblem(text: string): string | undefined {
  return text.trim() !== '' && Number.isNaN(wholeOf(text, countLimits))
    ? 'A whole number from 1; empty sends until it is stopped.'
    : undefined;
}

/** NaN for what is no whole number within the limits. */
export function wholeOf(text: string, range: Limits): number {
  return /^\d+$/u.test(text.trim()) ? numberOf(text, range) : Number.NaN;
}

/** NaN for what is no plain decimal number within the limits: no 1e3, no 0x1. */
export function numberOf(text: string, { least, most }: Limits): number {
  const number = /^(\d+\.?\d*|\.\d+)$/u.test(text.trim()) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : Number.NaN;
}
