// @ts-check
import { expect, it } from 'vitest';
import { countsOfPlaywright } from './playwright-counts.mjs';
import { countsOfDoctest, countsOfTotalsLine } from './text-counts.mjs';
import { countsOfVitest } from './vitest-counts.mjs';

it('reads the last totals line of a program of ours, also a coloured one', () => {
  const output = '1 passed, 0 failed\nmore\n\x1b[32m12 passed, 3 failed, 4 skipped\x1b[0m\n';
  expect(countsOfTotalsLine(output)).toEqual({ passed: 12, failed: 3, skipped: 4 });
  expect(countsOfTotalsLine('7 passed, 0 failed')).toEqual({ passed: 7, failed: 0, skipped: 0 });
});

it('finds no totals in the output of a program that crashed', () => {
  expect(
    countsOfTotalsLine('checking 3 passed, 1 failed things\nSegmentation fault'),
  ).toBeUndefined();
  expect(countsOfDoctest('[doctest] doctest version is "2.4.9"\nAborted')).toBeUndefined();
});

it('adds up the summaries of several doctest programs, and names what failed', () => {
  const remarks = '='.repeat(79);
  const output = [
    remarks,
    'log_test.cc:3:',
    'TEST CASE:  says something',
    'log_test.cc:5: MESSAGE: took 3 ms',
    remarks,
    'log_test.cc:8:',
    'TEST CASE:  holds what it was given',
    '  in order',
    'log_test.cc:12: ERROR: CHECK( one == two ) is NOT correct!',
    '[doctest] test cases:  41 |  40 passed | 1 failed | 2 skipped',
    '[doctest] assertions: 900 | 899 passed | 1 failed |',
    '[doctest] test cases:   2 |   2 passed | 0 failed | 0 skipped',
  ].join('\n');
  expect(countsOfDoctest(output)).toEqual({
    passed: 42,
    failed: 1,
    skipped: 2,
    notes: [
      'failed: holds what it was given: CHECK( one == two ) is NOT correct!',
      '2 skipped: marked doctest::skip() in the source',
    ],
  });
});

it('counts tests of Vitest, names the failed and the skipped, and fails a file that does not load', () => {
  const counts = countsOfVitest({
    testResults: [
      {
        name: 'mixed.test.ts',
        status: 'failed',
        message: '',
        assertionResults: ['passed', 'failed', 'skipped', 'todo'].map((status) => ({
          fullName: `a ${status} test`,
          status,
          failureMessages: status === 'failed' ? ['Error: 1 is not 2\nat z'] : [],
        })),
      },
      {
        name: 'bad.test.ts',
        status: 'failed',
        message: 'Cannot find x\nat y',
        assertionResults: [],
      },
    ],
  });
  expect(counts).toEqual({
    passed: 1,
    failed: 2,
    skipped: 2,
    notes: [
      'failed: bad.test.ts as a whole: Cannot find x',
      'failed: a failed test: Error: 1 is not 2',
      'skipped: a skipped test',
      'todo: a todo test',
    ],
  });
});

it('counts tests of Playwright in nested suites and tells which failed and why some were skipped', () => {
  const skip = { type: 'skip', description: 'no IPv6 here' };
  const timeout = { message: '\x1b[31mTest timeout\x1b[39m of 30 s\nat y' };
  const counts = countsOfPlaywright({
    suites: [
      {
        title: 'log.spec.ts',
        specs: [
          { title: 'one', tests: [{ status: 'expected' }] },
          { title: 'two', tests: [{ status: 'skipped', annotations: [skip] }] },
        ],
        suites: [
          {
            title: 'scrolling',
            specs: [
              { title: 'three', tests: [{ status: 'unexpected', results: [{ error: timeout }] }] },
              { title: 'four', tests: [{ status: 'flaky' }] },
              { title: 'five', tests: [{ status: 'skipped' }] },
            ],
          },
        ],
      },
    ],
  });
  expect(counts).toMatchObject({ passed: 1, failed: 2, skipped: 2 });
  expect(counts.notes).toEqual([
    'failed: log.spec.ts > scrolling > three: Test timeout of 30 s',
    'failed: log.spec.ts > scrolling > four',
    'skipped: log.spec.ts > two: no IPv6 here',
    'skipped: log.spec.ts > scrolling > five: did not run, because another test failed before it',
  ]);
});

it('counts an error of Playwright outside of any test as a failure', () => {
  const counts = countsOfPlaywright({ suites: [], errors: [{ message: 'no tests found\nat x' }] });
  expect(counts).toMatchObject({
    failed: 1,
    notes: ['failed: something outside of the tests: no tests found'],
  });
});
