import { expect, it } from 'vitest';
import { jsonText, type ReplayReport, type ReplaySurvey } from '../contract';
import { hostile, obeyed } from '../contract/testing/hostile-text';
import { unremarkableReport } from '../contract/testing/replay-report';
import { reportText, surveyText } from './replay-text';

const path = `/run/${hostile}`;

const survey: ReplaySurvey = {
  selected: 1,
  sendable: 1,
  bytes: 1,
  duration: 0,
  peak: null,
  destinations: [{ address: path, port: 0, datagrams: 1, bytes: 1, outside: false }],
  elsewhere: 0,
  skipped: unremarkableReport.skipped,
  concerns: [],
};

const report: ReplayReport = {
  ...unremarkableReport,
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

it.each([
  ['survey', surveyText(survey)],
  ['report', reportText(report)],
  ['JSON', jsonText({ report })],
])('the %s of a replay shows where it went, and obeys nothing in it', (_, text) => {
  expect(text).toContain('gnp.exe');
  expect(text).not.toMatch(obeyed);
});
