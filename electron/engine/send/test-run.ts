import { mostRefusalKinds, type ReplayReport, type SendingState } from '../../contract';
import type { PreparedTest, TestSending } from './test-streams';

/** Milliseconds between two looks at what was sent. */
const tick = 100;

interface RunOptions {
  /** Ends it. */
  signal: AbortSignal;
  /** Is told how it goes, and how many datagrams a second there were of late, the last time at the end. */
  onReport: (report: ReplayReport, rate: number | null) => void;
}

/** Watches test streams until they have ended, and closes them. */
export async function runTest(
  sending: TestSending,
  { signal, onReport }: RunOptions,
): Promise<ReplayReport> {
  const look = () => onReport(sending.report(), sending.progress().rate.achieved);
  const watching = setInterval(look, tick);
  const stop = () => sending.stop();
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    const report = await sending.done();
    onReport(report, report.rate.achieved);
    return report;
  } finally {
    clearInterval(watching);
    signal.removeEventListener('abort', stop);
    sending.close();
  }
}

/** Has the state of a sending say what a report says. */
export function noteReport(
  state: SendingState,
  report: ReplayReport,
  { test, rate }: { test: PreparedTest; rate: number | null },
): void {
  const { sent, bytes, errors, refusals, failure, lateness } = report;
  const refused = refusals.map((refusal) => ({ failure: refusal.failure, count: refusal.count }));
  const ended = failure === null ? [] : [{ failure, count: 1 }];
  Object.assign(state, {
    sent,
    bytes,
    refused: errors,
    failures: [...ended, ...refused].slice(0, mostRefusalKinds),
    test: {
      firstStream: test.firstStream,
      streams: test.streams,
      rate,
      late: test.pace.kind === 'top' ? null : lateness.p99,
    },
  } satisfies Partial<SendingState>);
}
