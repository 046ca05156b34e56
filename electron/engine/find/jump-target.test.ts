import { describe, expect, it } from 'vitest';
import { parseJump } from './jump-target';

/** 2023-11-14 22:13:20.25 UTC. */
const near = '1700000000.250000000';

function timeOf(text: string): bigint | null {
  const parsed = parseJump(text, near);
  return parsed.ok && parsed.value.kind === 'time' ? parsed.value.time : null;
}

describe('where to jump to', () => {
  it('is the number of a datagram', () => {
    for (const text of ['12345', '#12345', ' 12345 '])
      expect(parseJump(text, near)).toEqual({
        ok: true,
        value: { kind: 'number', number: 12_345 },
      });
  });

  it('is a distance from the datagram in sight', () => {
    expect(timeOf('+5 s')).toBe(1_700_000_005_250_000_000n);
    expect(timeOf('-200ms')).toBe(1_700_000_000_050_000_000n);
    expect(timeOf('+0.000000001')).toBe(1_700_000_000_250_000_001n);
    expect(timeOf('+1.5 min')).toBe(1_700_000_090_250_000_000n);
  });

  it('is a time on the same day', () => {
    const day = new Date(1_700_000_000_250);
    day.setHours(14, 3, 22, 500);
    expect(timeOf('14:03:22.5')).toBe(BigInt(day.getTime()) * 1_000_000n);
  });

  it('is a date with a time', () => {
    expect(timeOf('2026-01-31T12:00:00Z')).toBe(1_769_860_800_000_000_000n);
    expect(timeOf('2026-01-31 12:00')).not.toBeNull();
  });

  it('is nothing else', () => {
    for (const text of [
      '',
      'tomorrow',
      '25:00:00',
      '+5 parsecs',
      '1e5',
      '9'.repeat(40),
      '-1 ms ms',
    ])
      expect(parseJump(text, near)).toMatchObject({ error: { code: 'INPUT_INVALID' } });
  });
});
