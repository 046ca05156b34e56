import { describe, expect, it } from 'vitest';
import { parseReplacement } from './replacement';
import { parseStartTime } from './start-time';

const now = new Date(2026, 0, 31, 12, 0, 0).getTime();

describe('parseStartTime', () => {
  it.each([
    ['+5', now + 5000],
    ['+0.25', now + 250],
    ['12:00:30', now + 30_000],
    ['12:01', now + 60_000],
    ['2026-01-31T12:00:01', now + 1000],
    ['2126-01-31T12:00:00Z', Date.UTC(2126, 0, 31, 12)],
    ['2126-01-31 12:00:00+01:00', Date.UTC(2126, 0, 31, 11)],
  ])('reads "%s"', (text, milliseconds) => {
    expect(parseStartTime(text, now)).toEqual({
      ok: true,
      value: BigInt(milliseconds) * 1_000_000n,
    });
  });

  it.each([
    ['soon', 'is no time'],
    ['-5', 'has passed'],
    ['25:00:00', 'is no time'],
    ['11:59:59', 'has passed'],
    ['2026-01-30', 'has passed'],
  ])('refuses "%s"', (text, reason) => {
    const read = parseStartTime(text, now);
    expect(read.ok || read.error.message).toContain(reason);
  });
});

describe('parseReplacement', () => {
  it.each([
    ['old=new', '6f6c64', '6e6577'],
    ['0x00ff=0x0102', '00ff', '0102'],
    [String.raw`a\x3d=b\n`, '613d', '620a'],
    ['a=0x00', '61', '00'],
    ['a==', '61', '3d'],
  ])('reads "%s"', (text, from, to) => {
    const read = parseReplacement(text);
    if (!read.ok) throw new Error(read.error.message);
    expect(Buffer.from(read.value.from).toString('hex')).toBe(from);
    expect(Buffer.from(read.value.to).toString('hex')).toBe(to);
  });

  it.each([
    ['old', 'has no "="'],
    ['=a', 'has nothing before'],
    ['old=newer', 'would replace 3 bytes by 5'],
    ['ä=a', 'would replace 2 bytes by 1'],
    [String.raw`\q=a`, 'is no escape'],
    ['0x012=0x0012', '3 digits'],
  ])('refuses "%s"', (text, reason) => {
    const read = parseReplacement(text);
    expect(read.ok || read.error.message).toContain(reason);
  });
});
