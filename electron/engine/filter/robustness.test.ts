import { performance } from 'node:perf_hooks';
import { describe, expect, it, test } from 'vitest';
import { completeFilter } from './complete';
import { compileFilter, type Filter } from './filter';
import { FilterError } from './filter-error';
import { fuzzSeed, fuzzTimes, randomNumbers } from '../testing/random';
import { RandomFilters } from './testing/random-filter';
import { dissected } from './testing/rows';

const rounds = 3000 * fuzzTimes;
const random = randomNumbers(fuzzSeed(7));
const below = (limit: number): number => Math.floor(random() * limit);

const pieces =
  `( ) [ ] { } ! & | ^ ~ = < > . , : ; " ' \\ - + * / % @ # $ \n \t \0 ä ß 日 and or xor not in any all contains
  matches eq .. == != udp.port syslog.msg udp.payload ip.src frame.time rtp.ssrc gramscope.text len( max(
  "text" r"[a-z]+" 'a' 514 0x 10.0.0.0/8 ::1 80:60 [0:2]`.split(/ +/u);

function compiled(text: string): Filter | null {
  try {
    return compileFilter(text);
  } catch (error) {
    if (error instanceof FilterError) return null;
    throw error;
  }
}

/** Milliseconds that it takes to read a filter. */
function timeOf(text: string): number {
  const begin = performance.now();
  compiled(text);
  return performance.now() - begin;
}

function mutated(text: string): string {
  const at = below(text.length + 1);
  const rest = text.slice(at + below(3));
  return `${text.slice(0, at)}${pieces[below(pieces.length)] ?? ''}${rest}`;
}

const payloads = Array.from({ length: 40 }, (_, size) =>
  Uint8Array.from({ length: size * 3 }, () => below(256)),
);

function hostile(): ReturnType<typeof dissected> {
  const payload =
    random() < 0.5
      ? `<${below(250)}>${pieces[below(pieces.length)] ?? ''}`
      : (payloads[below(40)] ?? '');
  const destination = {
    address: ['', '239.1.1.1', 'ff02::1%eth0'][below(3)] ?? '',
    port: [514, 5004, 53][below(3)] ?? 0,
  };
  return dissected({ payload, destination, ttl: random() < 0.2 ? null : below(256) });
}

describe('whatever is typed', () => {
  it(
    'is a filter or a FilterError with a place in the text',
    { timeout: 30_000 * fuzzTimes },
    () => {
      const filters = new RandomFilters(random);
      let understood = 0;
      for (let round = 0; round < rounds; round += 1) {
        let text = random() < 0.7 ? filters.filter() : '';
        for (let change = below(6); change >= 0; change -= 1) text = mutated(text);
        const filter = compiled(text);
        if (filter === null) continue;
        understood += 1;
        for (let sample = 0; sample < 3; sample += 1)
          expect(typeof filter.matches(hostile())).toBe('boolean');
      }
      expect(understood).toBeGreaterThan(0);
    },
  );

  it('can be completed anywhere', { timeout: 30_000 * fuzzTimes }, () => {
    const filters = new RandomFilters(random);
    for (let round = 0; round < rounds / 10; round += 1) {
      const text = mutated(filters.filter());
      const { from, to, items } = completeFilter(text, below(text.length + 1));
      expect(from).toBeLessThanOrEqual(to);
      expect(Array.isArray(items)).toBe(true);
    }
  });
});

describe('a filter eight times as long takes about eight times as long', () => {
  test.each<[string, (size: number) => string]>([
    ['alternatives', (size) => 'udp.port == 1 or '.repeat(size / 16) + 'udp'],
    ['members', (size) => `udp.port in {${'1, '.repeat(size / 3)}1}`],
    ['a string', (size) => `"${'\\x41'.repeat(size / 4)}"`],
    ['a pattern', (size) => `udp.payload matches "${'[a-z]+'.repeat(size / 6)}"`],
    ['white space', (size) => ' '.repeat(size)],
    ['quotes', (size) => '"'.repeat(size)],
    ['brackets', (size) => 'udp.payload[0:1]'.repeat(1) + '[0]'.repeat(size / 3)],
    ['one word', (size) => 'a'.repeat(size)],
    ['points', (size) => '.'.repeat(size)],
    ['digits', (size) => `udp.port == ${'9'.repeat(size - 12)}`],
    ['bytes', (size) => `udp.payload == ${'61'.repeat((size - 20) / 2)}`],
    ['sums', (size) => `frame.number == 1${'+1'.repeat((size - 20) / 2)}`],
    ['xor', (size) => 'udp' + ' xor udp'.repeat(size / 9)],
  ])('%s', (_, textOf) => {
    const [small, large] = [8000, 64_000].map((size) => {
      const text = textOf(size).slice(0, size);
      return Math.min(...Array.from({ length: 3 }, () => timeOf(text)));
    });
    // A quadratic one takes 64 times as long. Generous, for the machine may be busy.
    expect(large).toBeLessThan(30 * Math.max(small ?? 0, 2));
  });
});
