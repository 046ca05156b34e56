import { describe, expect, it } from 'vitest';
import type { Scale } from './scale';
import { endsOf, wordsOf } from './words';

const second = 1_000_000_000n;
const begin = 1_700_000_000n * second;
const scale: Scale = { from: begin, to: begin + 2n * second, buckets: 2 };
const counts = Uint32Array.of(0, 0, 0, 2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0);

describe('what the strip says', () => {
  it('tells when, how many, and of which kinds', () => {
    expect(wordsOf(counts, scale, { from: begin, to: begin + second })).toMatch(
      /^\d\d:\d\d:20 to \d\d:\d\d:21, 3 datagrams: 2 error, 1 no severity$/u,
    );
    expect(wordsOf(counts, scale, { from: begin + second, to: begin + 2n * second })).toMatch(
      /, 0 datagrams$/u,
    );
  });

  it('names the day once where both ends have the same', () => {
    expect(endsOf(scale).from).toMatch(/^2023-11-1\d \d\d:\d\d:20$/u);
    expect(endsOf(scale).to).toMatch(/^\d\d:\d\d:22$/u);
    expect(endsOf({ ...scale, to: begin + 90_000n * second }).to).toMatch(/^2023-11-1\d /u);
  });
});
