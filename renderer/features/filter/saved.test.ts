import { describe, expect, it } from 'vitest';
import { isKeepable, nameProblem, withoutSaved, withRenamed, withSaved } from './saved';

const one = { name: 'One', text: 'udp' };
const two = { name: 'Two', text: 'ip' };

describe('saved filters', () => {
  it('are added at the end, or replace the one of that name', () => {
    expect(withSaved([one], two)).toEqual([one, two]);
    expect(withSaved([one, two], { name: 'One', text: 'ipv6' })).toEqual([
      { name: 'One', text: 'ipv6' },
      two,
    ]);
  });

  it('are renamed where they are, and removed', () => {
    expect(withRenamed([one, two], 'One', 'First')).toEqual([{ ...one, name: 'First' }, two]);
    expect(withoutSaved([one, two], 'One')).toEqual([two]);
  });

  it('have names that are there, not too long, and not those of others', () => {
    expect(nameProblem('  ', [], null)).toBe('A name is missing.');
    expect(nameProblem('x'.repeat(41), [], null)).toContain('40');
    expect(nameProblem('One', [one], null)).toBeNull();
    expect(nameProblem('Two', [one, two], 'One')).toBe('Another filter has this name.');
    expect(nameProblem('One', [one, two], 'One')).toBeNull();
    const many = Array.from({ length: 50 }, (_, at) => ({ name: `n${at}`, text: 'udp' }));
    expect(nameProblem('new', many, null)).toContain('50');
    expect(nameProblem('n1', many, null)).toBeNull();
  });

  it('are not empty and not endless', () => {
    expect([' ', 'udp', 'x'.repeat(5000)].map(isKeepable)).toEqual([false, true, false]);
  });
});
