import { describe, expect, it } from 'vitest';
import { Rate } from './rate';

describe('Rate', () => {
  it('is 0 before anything was counted', () => {
    expect(new Rate(0).perSecond).toBe(0);
  });

  it('is the growth over the last second', () => {
    const rate = new Rate(0);
    for (let tick = 1; tick <= 12; tick += 1) rate.sample(tick * 250, tick * 500);
    expect(rate.perSecond).toBe(2000);
  });

  it('does not make a burst within a quarter of a second look four times its size', () => {
    const rate = new Rate(0);
    rate.sample(250, 100);
    expect(rate.perSecond).toBe(100);
  });

  it('falls to 0 when a second has passed without growth', () => {
    const rate = new Rate(0);
    rate.sample(250, 100);
    for (let at = 500; at <= 1250; at += 250) rate.sample(at, 100);
    expect(rate.perSecond).toBe(0);
  });

  it('copes with samples far apart, after a suspended machine', () => {
    const rate = new Rate(0);
    rate.sample(60_000, 600);
    expect(rate.perSecond).toBe(10);
  });
});
