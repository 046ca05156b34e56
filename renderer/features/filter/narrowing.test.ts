import { describe, expect, it } from 'vitest';
import { hasTimes, narrowed, withoutTimes, withTimes } from './narrowing';

const times = { from: '2026-01-01T00:00:00.5+01:00', to: '2026-01-01T00:00:01+01:00' };
const expression = `frame.time >= "${times.from}" and frame.time < "${times.to}"`;

describe('a filter that is narrowed to times', () => {
  it('is the times alone where there was none', () => {
    expect(withTimes('  ', times)).toBe(expression);
    expect(withoutTimes(expression)).toBe('');
  });

  it('keeps the filter that there was, and gives it back', () => {
    const both = withTimes('udp.port == 514 or ntp', times);
    expect(both).toBe(`(udp.port == 514 or ntp) and ${expression}`);
    expect(withoutTimes(both)).toBe('udp.port == 514 or ntp');
  });

  it('has one pair of times, the last', () => {
    const other = { from: '2027-01-01T00:00:00Z', to: '2028-01-01T00:00:00Z' };
    expect(withTimes(withTimes('ntp', other), times)).toBe(withTimes('ntp', times));
    expect(withTimes(withTimes('', other), times)).toBe(expression);
  });

  it('leaves alone what a person wrote in another way', () => {
    const own = 'frame.time >= "2026-01-01" or ntp';
    expect(hasTimes(own)).toBe(false);
    expect(withoutTimes(own)).toBe(own);
    expect(hasTimes(withTimes(own, times))).toBe(true);
  });
});

describe('a filter that is narrowed to a group', () => {
  it('has the expression behind what there was', () => {
    expect(narrowed('', 'ntp')).toBe('ntp');
    expect(narrowed('dns or sip', 'ntp')).toBe('(dns or sip) and ntp');
    expect(narrowed('ntp', 'ntp')).toBe('ntp');
  });
});
