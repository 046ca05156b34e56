import { describe, expect, it } from 'vitest';
import { formatClock, formatInstant } from './format-time';

describe('times on the screen', () => {
  it('keeps digits that a floating-point number would lose', () => {
    expect(formatClock('1700000000.999999999')).toMatch(/^\d\d:\d\d:\d\d\.999999$/u);
    expect(formatInstant('1700000000.123456789')).toContain('.123456789');
  });

  it('shows as many digits of an instant as are wanted', () => {
    expect(formatInstant('1700000000.123456789', { digits: 3 })).toMatch(/:20\.123[+-]/u);
    expect(formatInstant('1700000000.123456789', { digits: 0 })).toMatch(/:20[+-]/u);
  });

  it('shows the local clock', () => {
    const local = new Date(1_700_000_000_000).toTimeString().slice(0, 8);
    expect(formatClock('1700000000.000000001')).toBe(`${local}.000000`);
  });

  it('shows times before 1970 as the clock stood', () => {
    const readable = formatInstant('-1.250000000').replace(/(\.\d{3})\d{6}/u, '$1');
    expect(Date.parse(readable)).toBe(-1250);
    expect(Date.parse(formatInstant('-2.000000000').replace('.000000000', ''))).toBe(-2000);
    expect(formatClock('-0.000000001')).toMatch(/:59\.999999$/u);
  });

  it('writes an instant that reads back as the same time', () => {
    const instant = formatInstant('1700000000.500000000');
    expect(Date.parse(instant.replace(/(\.\d{3})\d{6}/u, '$1'))).toBe(1_700_000_000_500);
  });
});
