import { describe, expect, it } from 'vitest';
import { formatByteRate, formatCount, formatRate } from './format-number';

describe('numbers on the screen', () => {
  it('groups thousands', () => {
    expect(formatCount(0)).toBe('0');
    expect(formatCount(50_000_000)).toBe('50,000,000');
  });

  it('shows tenths of slow rates only', () => {
    expect(formatRate(0)).toBe('0');
    expect(formatRate(0.25)).toBe('0.3');
    expect(formatRate(9.96)).toBe('10');
    expect(formatRate(19_999.6)).toBe('20,000');
  });

  it('chooses the unit of a byte rate so that three digits suffice', () => {
    expect(formatByteRate(0)).toBe('0 B/s');
    expect(formatByteRate(999)).toBe('999 B/s');
    expect(formatByteRate(999.7)).toBe('1 kB/s');
    expect(formatByteRate(12_345_678)).toBe('12.3 MB/s');
    expect(formatByteRate(2.5e15)).toBe('2,500 TB/s');
  });
});
