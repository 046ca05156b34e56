import { expect, it } from 'vitest';
import { jsonText, type ReplayReport, type ReplaySurvey } from '../contract';
import { hostile, obeyed } from '../contract/testing/hostile-text';
import { reportText, surveyText } from './replay-text';

const path = `/run/${hostile}`;
const skipped = { truncated: 0, excluded: 0, withoutDestination: 0, tooLong: 0 };

const survey: ReplaySurvey = {
  selected: 1,
  sendable: 1,
  bytes: 1,
  duration: 0,
  peak: null,
  destinations: [{ address: path, port: 0, datagrams: 1, bytes: 1, outside: false }],
  elsewhere: 0,
  skipped,
  concerns: [],
};

const report: Pick<ReplayReport, 'refusals'> & Partial<ReplayReport> = {
  refusals: [
    {
      code: 'ENOENT',
      destination: path,
      count: 1,
      row: 1,
      failure: { code: 'SEND_REFUSED', message: '', detail: '' },
    },
  ],
};

const unremarkable: ReplayReport = {
  state: 'done',
  row: 1,
  time: null,
  loop: 1,
  sent: 0,
  bytes: 0,
  bits: 0,
  errors: 1,
  skipped,
  wanted: 0,
  achieved: 0,
  lateness: { median: 0, p99: 0, worst: 0 },
  stalls: 0,
  rate: { wanted: null, achieved: null },
  complete: false,
  stopped: false,
  histogram: [],
  refusals: [],
  unboundPorts: [],
  file: null,
  failure: null,
};

it.each([
  ['survey', surveyText(survey)],
  ['report', reportText({ ...unremarkable, ...report })],
  ['JSON', jsonText({ report: { ...unremarkable, ...report } })],
])('the %s of a replay shows where it went, and obeys nothing in it', (_, text) => {
  expect(text).toContain('gnp.exe');
  expect(text).not.toMatch(obeyed);
});
