import { describe, expect, it } from 'vitest';
import { binsOf, intervalBin } from '../../lib/bins';
import { tick } from '../../lib/format-time';
import { groupsCsv, histogramCsv, seriesCsv } from './csv';
import { bucketBegins, othersOf, ratesOf } from './figures';
import { example } from './statistics-fixture';
import { rate, share, sizeBin } from './words';

describe('figures', () => {
  it('tell what is not told one by one', () => {
    expect(othersOf(example)).toEqual({ groups: 1, datagrams: 2, bytes: 110 });
    expect(othersOf({ ...example, distinct: 2 })).toBeNull();
  });

  it('are rates in each bucket', () => {
    expect(bucketBegins(example)).toEqual([1_700_000_000_000_000_000n, 1_700_000_000_500_000_000n]);
    expect(ratesOf(example.all, 'datagrams', example)).toEqual([12, 8]);
    expect(ratesOf(example.all, 'bytes', example)).toEqual([1200, 80]);
  });

  it('have no empty bins at either end', () => {
    expect(binsOf(example.sizes)).toEqual([
      { from: 1, to: 2, count: 3 },
      { from: 2, to: 4, count: 0 },
      { from: 4, to: null, count: 7 },
    ]);
    expect(binsOf(example.intervals)).toEqual([]);
  });
});

describe('words', () => {
  it('name bins', () => {
    expect(intervalBin({ from: 0, to: 1000, count: 1 })).toBe('< 1 µs');
    expect(intervalBin({ from: 2e6, to: 5e6, count: 1 })).toBe('2 ms to 5 ms');
    expect(intervalBin({ from: 1e11, to: null, count: 1 })).toBe('≥ 100 s');
    expect(sizeBin({ from: 0, to: 1, count: 1 })).toBe('empty');
    expect(sizeBin({ from: 1, to: 2, count: 1 })).toBe('1 byte');
    expect(sizeBin({ from: 1024, to: 2048, count: 1 })).toBe('1,024 to 2,047 bytes');
  });

  it('show as much of a time as its step needs', () => {
    expect(tick(1_700_000_000.25, 0.05)).toMatch(/^\d\d:\d\d:20\.250$/u);
    expect(tick(1_700_000_000, 5)).toMatch(/^\d\d:\d\d:20$/u);
    expect(tick(1_700_000_000, 3600)).toMatch(/^\d\d:\d\d$/u);
    expect(tick(1_700_000_000, 86_400)).toMatch(/^2023-11-1\d$/u);
  });

  it('do not call little nothing', () => {
    expect(share(1, 1_000_000)).toBe('< 0.1 %');
    expect(share(0, 10)).toBe('0 %');
    expect(share(1, 3)).toBe('33.3 %');
    expect(rate(2.5, 'datagrams')).toBe('2.5/s');
    expect(rate(2500, 'bytes')).toBe('2.5 kB/s');
  });
});

describe('CSV', () => {
  it('has the groups and all of them', () => {
    expect(groupsCsv(example, 'source')).toBe(
      'source,datagrams,bytes\r\n10.0.0.1,6,420\r\n"a,""b""",2,110\r\nall,10,640\r\n',
    );
  });

  it('has what came when', () => {
    const [heading, first] = seriesCsv(example).split('\r\n');
    expect(heading).toContain('time,10.0.0.1 datagrams,10.0.0.1 bytes,');
    expect(first).toBe('1700000000.000000000,4,400,1,100,6,600');
  });

  it('has all bins of a histogram', () => {
    expect(histogramCsv(example.sizes, 'bytes')).toBe(
      'from bytes,below bytes,datagrams\r\n0,1,0\r\n1,2,3\r\n2,4,0\r\n4,,7\r\n',
    );
  });
});
