// @ts-check
import { expect, it } from 'vitest';
import { InterruptedError } from '../setup/run.mjs';
import { runSuites } from './run-suites.mjs';
import { judge } from './suite.mjs';
import { summaryOf, totalsOf } from './summary.mjs';

const noCounts = { passed: 0, failed: 0, skipped: 0 };

it('takes the counts of a suite that ran', () => {
  const counts = { passed: 3, failed: 0, skipped: 1, notes: ['skipped: x'] };
  expect(judge(0, counts)).toEqual(counts);
});

it('fails a suite that left no counts', () => {
  expect(judge(139, undefined)).toMatchObject({ passed: 0, failed: 1 });
  expect(judge(0, undefined)).toMatchObject({ failed: 1 });
});

it('fails a suite that ran no test', () => {
  expect(judge(0, noCounts)).toMatchObject({ failed: 1, notes: ['ran no test'] });
});

it('fails a suite whose tests were all skipped', () => {
  expect(judge(0, { ...noCounts, skipped: 4 })).toMatchObject({ failed: 1, skipped: 4 });
});

it('fails a suite that ended badly although no test failed', () => {
  const verdict = judge(1, { passed: 5, failed: 0, skipped: 0 });
  expect(verdict).toMatchObject({ passed: 5, failed: 1 });
  expect(verdict.notes[0]).toContain('status 1');
});

it('does not count a bad end twice', () => {
  expect(judge(1, { passed: 5, failed: 2, skipped: 0 }).failed).toBe(2);
});

it('runs the suites after one that failed or could not be started', async () => {
  const counts = { passed: 2, failed: 0, skipped: 0 };
  const results = await runSuites(
    [
      { name: 'broken', run: () => Promise.reject(new Error('no compiler')) },
      { name: 'good', run: async () => ({ status: 0, counts }) },
    ],
    () => {},
  );
  expect(results).toMatchObject([
    { suite: 'broken', failed: 1, notes: ['no compiler'] },
    { suite: 'good', passed: 2, failed: 0 },
  ]);
});

it('counts a suite that cannot run here as skipped, with the reason', async () => {
  const suite = {
    name: 'windows',
    absence: async () => 'no Wine',
    run: () => Promise.reject(new Error('started all the same')),
  };
  const [result] = await runSuites([suite], () => {});
  expect(result).toMatchObject({ failed: 0, skipped: 1, notes: ['skipped: no Wine'] });
});

it('stops when a person ends the tests', async () => {
  const interrupted = { name: 'slow', run: () => Promise.reject(new InterruptedError('SIGINT')) };
  await expect(runSuites([interrupted], () => {})).rejects.toThrow(InterruptedError);
});

it('adds the suites up and ends with the totals alone on the last line', () => {
  const results = [
    { suite: 'unit', passed: 10, failed: 0, skipped: 2, seconds: 1.24, notes: ['skipped: later'] },
    { suite: 'native', passed: 5, failed: 1, skipped: 0, seconds: 30, notes: [] },
  ];
  expect(totalsOf(results)).toEqual({ passed: 15, failed: 1, skipped: 2 });
  const lines = summaryOf(results).split('\n');
  expect(lines).toContain('unit: skipped: later');
  expect(lines.at(-1)).toBe('15 passed, 1 failed, 2 skipped');
});

it('does not mention skipped tests where there are none', () => {
  const results = [{ suite: 'unit', passed: 1, failed: 0, skipped: 0, seconds: 1, notes: [] }];
  expect(summaryOf(results).split('\n').at(-1)).toBe('1 passed, 0 failed');
});
