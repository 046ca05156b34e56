import { describe, expect, it } from 'vitest';
import { formatClock, formatInstant, formatTime, longestTime } from './format-time';

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

describe('times of the log', () => {
  const time = '1700000000.123456789';

  it.each([
    ['utc', 9, null, '2023-11-14T22:13:20.123456789Z'],
    ['utc', 0, null, '2023-11-14T22:13:20Z'],
    ['epoch', 3, null, '1700000000.123'],
    ['delta', 6, '1700000000.123000000', '0.000456'],
    ['delta', 6, null, ''],
    ['reference', 9, '1700000001.000000000', '-0.876543211'],
    ['reference', 0, '1699999990.000000000', '10'],
  ] as const)('as %s with %d digits', (format, digits, since, text) => {
    expect(formatTime(time, { format, digits }, since)).toBe(text);
  });

  it('as the local clock and the local date', () => {
    const clock = formatTime(time, { format: 'clock', digits: 6 }, null);
    expect(clock).toBe(formatClock(time));
    const date = formatTime(time, { format: 'date', digits: 0 }, null);
    expect(new Date(date.replace(' ', 'T')).getTime()).toBe(1_700_000_000_000);
    expect(date).toHaveLength(longestTime({ format: 'date', digits: 0 }));
  });
});
