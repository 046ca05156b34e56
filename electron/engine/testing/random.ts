/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How many times as much as usual tests try at random: see `npm run fuzz -- --text`. */
export const fuzzTimes = Number(process.env['GRAMSCOPE_FUZZ_TIMES'] ?? 1);

/** The seed of a test, or, where one was asked for, one that belongs to both. */
export function fuzzSeed(own: number): number {
  return own + Number(process.env['GRAMSCOPE_FUZZ_SEED'] ?? 0);
}
