import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { assumptionsSchema, offsetMinutes, zoneSchema } from './assumptions';

describe('a zone', () => {
  it.each(['local', 'UTC', '+02:00', '-0330', '+14', 'Europe/Zurich', 'Etc/GMT+3'])(
    'can be %s',
    (zone) => {
      expect(v.is(zoneSchema, zone)).toBe(true);
    },
  );

  it.each(['', 'Local', 'Mars/Olympus', '+24:00', '+02:60', '02:00', '+2', 'x'.repeat(100)])(
    'cannot be "%s"',
    (zone) => {
      expect(v.is(zoneSchema, zone)).toBe(false);
    },
  );

  it.each([
    ['+02:00', 120],
    ['-0330', -210],
    ['+14', 840],
    ['UTC', undefined],
  ])('%s is %s minutes east of UTC', (zone, minutes) => {
    expect(offsetMinutes(zone)).toBe(minutes);
  });
});

describe('assumptions', () => {
  it('are a character set that is known and a zone, and nothing else', () => {
    expect(v.is(assumptionsSchema, { charset: 'gbk', zone: 'UTC' })).toBe(true);
    expect(v.is(assumptionsSchema, { charset: 'ebcdic', zone: 'UTC' })).toBe(false);
    expect(v.is(assumptionsSchema, { charset: 'gbk' })).toBe(false);
    expect(v.is(assumptionsSchema, { charset: 'gbk', zone: 'UTC', year: 2026 })).toBe(false);
  });
});
