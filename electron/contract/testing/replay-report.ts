import type { ReplayReport } from '../replay';

/** A replay that was sent as a whole, and of which there is nothing else to tell. */
export const unremarkableReport: ReplayReport = {
  state: 'done',
  row: 10,
  time: null,
  loop: 1,
  sent: 10,
  bytes: 100,
  bits: 1000,
  errors: 0,
  skipped: { truncated: 0, excluded: 0, withoutDestination: 0, tooLong: 0 },
  wanted: 1,
  achieved: 1,
  lateness: { median: 0, p99: 0, worst: 0 },
  stalls: 0,
  rate: { wanted: 10, achieved: 10 },
  complete: true,
  stopped: false,
  histogram: [],
  refusals: [],
  unboundPorts: [],
  file: null,
  failure: null,
};
