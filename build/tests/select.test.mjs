// @ts-check
import { expect, it } from 'vitest';
import { selectSuites } from './select.mjs';

const run = async () => ({ status: 0, counts: undefined });
const suites = ['check', 'unit', 'e2e'].map((name) => ({ name, run }));

it('runs everything unless told otherwise', () => {
  expect(selectSuites(suites, [])).toEqual(suites);
});

it('keeps the order of the suites, not that of the command line', () => {
  const names = selectSuites(suites, ['--only=e2e,check']).map(({ name }) => name);
  expect(names).toEqual(['check', 'e2e']);
});

it.each([['--only=unti'], ['--only='], ['unit'], ['--only=unit', '--only=e2e']])(
  'refuses %s, so that a typing error does not pass as success',
  (...args) => {
    expect(() => selectSuites(suites, args)).toThrow('usage: npm test -- [--only=check,unit,e2e]');
  },
);
