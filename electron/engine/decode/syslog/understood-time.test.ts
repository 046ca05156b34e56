import { describe, expect, it } from 'vitest';
import { fuzzSeed, fuzzTimes, randomNumbers } from '../../testing/random';
import { understandTime, utcText } from './understood-time';

/** Nanoseconds since the epoch. */
function at(iso: string): bigint {
  return BigInt(Date.parse(iso)) * 1_000_000n;
}

function understood(timestamp: string, zone: string, received: string) {
  const result = understandTime(timestamp, { zone, received: at(received) });
  return result && { time: utcText(result.time, timestamp), ...result.assumed };
}

const unchanged = { zone: null, year: null, clock: null };

describe('a time that says all', () => {
  it('is what it says, whatever the zone is', () => {
    expect(understood('2003-10-11T22:14:15.003Z', 'Europe/Zurich', '2026-01-01T00:00:00Z')).toEqual(
      { ...unchanged, time: '2003-10-11T22:14:15.003Z' },
    );
  });

  it('keeps nine digits of its fraction', () => {
    const time = '2003-10-11T22:14:15.1234567894Z';
    expect(understood(time, 'UTC', '2026-01-01T00:00:00Z')?.time).toBe(
      '2003-10-11T22:14:15.123456789Z',
    );
  });

  it('may be before 1970', () => {
    const result = understandTime('1969-12-31T23:59:58.25Z', { zone: 'UTC', received: 0n });
    expect(result?.time).toBe(-1_750_000_000n);
    expect(utcText(-1_750_000_000n, '1969-12-31T23:59:58.25Z')).toBe('1969-12-31T23:59:58.25Z');
  });
});

describe('a time without zone', () => {
  it.each([
    ['UTC', '2026-07-01T12:00:00Z'],
    ['+02:00', '2026-07-01T10:00:00Z'],
    ['-0330', '2026-07-01T15:30:00Z'],
    ['Europe/Zurich', '2026-07-01T10:00:00Z'],
    ['America/St_Johns', '2026-07-01T14:30:00Z'],
    ['Pacific/Kiritimati', '2026-06-30T22:00:00Z'],
  ])('is one of %s', (zone, time) => {
    expect(understood('2026-07-01T12:00:00', zone, '2026-07-01T12:00:00Z')).toEqual({
      ...unchanged,
      zone,
      time,
    });
  });

  it('goes by the offset of its own day', () => {
    const winter = understood('2026-01-15T12:00:00', 'Europe/Zurich', '2026-07-01T00:00:00Z');
    expect(winter?.time).toBe('2026-01-15T11:00:00Z');
  });

  it('is one of this machine', () => {
    const here = understood('2026-07-01T12:00:00', 'local', '2026-07-01T12:00:00Z');
    expect(here?.time).toBe(new Date(2026, 6, 1, 12).toISOString().replace('.000', ''));
    expect(here?.zone).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
  });

  it('that clocks skipped is that of a clock not put forward yet', () => {
    expect(understood('2026-03-29T02:30:00', 'Europe/Zurich', '2026-03-29T01:30:01Z')).toEqual({
      time: '2026-03-29T01:30:00Z',
      zone: 'Europe/Zurich',
      year: null,
      clock: 'skipped',
    });
  });

  it.each([
    ['2026-10-25T00:30:02Z', '2026-10-25T00:30:00Z'],
    ['2026-10-25T01:30:02Z', '2026-10-25T01:30:00Z'],
  ])('that clocks showed twice is the one nearer to %s', (received, time) => {
    expect(understood('2026-10-25T02:30:00', 'Europe/Zurich', received)).toMatchObject({
      time,
      clock: 'repeated',
    });
  });

  it.each([
    ['2026-10-25T01:59:59', '2026-10-24T23:59:59Z'],
    ['2026-10-25T03:00:00', '2026-10-25T02:00:00Z'],
    ['2026-03-29T01:59:59', '2026-03-29T00:59:59Z'],
    ['2026-03-29T03:00:00', '2026-03-29T01:00:00Z'],
  ])('beside a change, %s, is certain', (timestamp, time) => {
    expect(understood(timestamp, 'Europe/Zurich', '2026-10-25T00:00:00Z')).toMatchObject({
      time,
      clock: null,
    });
  });

  it('may be on a day that a zone left out, or of half an hour that came twice', () => {
    expect(understood('2011-12-30T12:00:00', 'Pacific/Apia', '2011-12-30T12:00:00Z')?.clock).toBe(
      'skipped',
    );
    expect(
      understood('2026-04-05T01:45:00', 'Australia/Lord_Howe', '2026-04-04T14:45:01Z'),
    ).toMatchObject({ time: '2026-04-04T14:45:00Z', clock: 'repeated' });
  });

  it('may have a leap second, which POSIX does not count', () => {
    const leap = understood('2016-12-31T23:59:60.5', 'UTC', '2017-01-01T00:00:00Z');
    expect(leap?.time).toBe('2017-01-01T00:00:00.5Z');
  });
});

describe('a time without year', () => {
  it.each([
    ['--10-11T22:14:15', '2026-10-11T22:14:16Z', '2026-10-11T22:14:15Z', 2026],
    // New Year, and clocks that are ahead of it.
    ['--12-31T23:59:59', '2027-01-01T00:00:01Z', '2026-12-31T23:59:59Z', 2026],
    ['--01-01T00:00:10', '2026-12-31T23:59:50Z', '2027-01-01T00:00:10Z', 2027],
    // What comes late, and what cannot be so late.
    ['--11-25T00:00:00', '2026-05-20T00:00:00Z', '2025-11-25T00:00:00Z', 2025],
    ['--11-15T00:00:00', '2026-05-20T00:00:00Z', '2026-11-15T00:00:00Z', 2026],
    // 29 February.
    ['--02-29T12:00:00', '2025-03-01T00:00:00Z', '2024-02-29T12:00:00Z', 2024],
    ['--02-29T12:00:00', '2027-12-01T00:00:00Z', '2028-02-29T12:00:00Z', 2028],
    ['--02-29T12:00:00', '2099-03-01T00:00:00Z', '2096-02-29T12:00:00Z', 2096],
    ['--02-29T12:00:00', '2101-03-01T00:00:00Z', '2104-02-29T12:00:00Z', 2104],
  ])('%s, received %s, is %s', (timestamp, received, time, year) => {
    expect(understood(timestamp, 'UTC', received)).toEqual({
      ...unchanged,
      zone: 'UTC',
      time,
      year,
    });
  });

  it('has the year of its own clock, which may be another one than here', () => {
    expect(
      understood('--01-01T00:30:00', 'Pacific/Auckland', '2026-12-31T11:30:01Z'),
    ).toMatchObject({ time: '2026-12-31T11:30:00Z', year: 2027 });
  });

  it('with a zone needs no other', () => {
    expect(understood('--10-11T22:14:15Z', 'Europe/Zurich', '2026-10-11T22:14:16Z')).toEqual({
      ...unchanged,
      time: '2026-10-11T22:14:15Z',
      year: 2026,
    });
  });
});

it.each(['', '22:14:15', '2003-10-11', '2003-02-29T00:00:00Z', 'x2003-10-11T22:14:15Z'])(
  '"%s" is not understood',
  (timestamp) => {
    expect(understandTime(timestamp, { zone: 'UTC', received: 0n })).toBeNull();
  },
);

it('is right for any instant of any zone', () => {
  const random = randomNumbers(fuzzSeed(7));
  const zones = Intl.supportedValuesOf('timeZone');
  for (let round = 0; round < 500 * fuzzTimes; round += 1) {
    const zone = zones[Math.floor(random() * zones.length)] ?? 'UTC';
    const seconds = Math.floor(random() * 4_102_444_800);
    const parts = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'medium',
    }).format(seconds * 1000);
    const received = BigInt(seconds + 5) * 1_000_000_000n;
    const withYear = parts.replace(' ', 'T');
    for (const timestamp of [withYear, `-${withYear.slice(4)}`]) {
      const found = understandTime(timestamp, { zone, received });
      expect([zone, timestamp, found?.time]).toEqual([
        zone,
        timestamp,
        BigInt(seconds) * 1_000_000_000n,
      ]);
    }
  }
});

it('takes the first and the last year that can be written', () => {
  for (const timestamp of ['0000-01-01T00:00:00', '0001-01-01T00:00:00', '9999-12-31T23:59:60']) {
    for (const zone of ['Pacific/Apia', 'America/New_York', '-23:59']) {
      expect(understandTime(timestamp, { zone, received: 0n })).not.toBeNull();
    }
  }
});
