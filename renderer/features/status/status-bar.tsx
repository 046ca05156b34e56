import type { CaptureState, FileState, SourceState } from '../../../electron/contract';
import { formatByteRate, formatBytes, formatCount, formatRate } from '../../lib/format-number';
import { useCapture } from '../../lib/use-capture';
import { AlertControl } from '../alerts';
import './status-bar.css';

interface Counter {
  label: string;
  testId: string;
  value: string;
  tone?: 'danger' | 'warning';
}

/** How the capture or file does, and its alerts. */
export function StatusBar() {
  return (
    <footer className="status-bar">
      <Counters />
      <AlertControl />
    </footer>
  );
}

/** They change thirty times a second, so nothing announces them. */
function Counters() {
  const state = useCapture((capture) => capture.state);
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an output cannot hold a list
    <div role="status" aria-live="off" aria-label="Capture">
      <dl>
        {state !== null &&
          countersOf(state).map((counter) => (
            <div key={counter.testId} className="status-counter" data-tone={counter.tone}>
              <dt>{counter.label}</dt>
              <dd data-testid={counter.testId}>{counter.value}</dd>
            </div>
          ))}
      </dl>
    </div>
  );
}

function countersOf(state: SourceState): Counter[] {
  return state.source === 'live' ? countersOfCapture(state) : countersOfFile(state);
}

function countersOfFile({ log, frames, indexed }: FileState): Counter[] {
  return [
    { label: 'Datagrams', testId: 'datagrams', value: formatCount(log.last) },
    { label: 'Frames', testId: 'frames', value: formatCount(frames) },
    { label: 'Other frames', testId: 'other-frames', value: formatCount(frames - log.last) },
    { label: 'Read', testId: 'indexed', value: formatBytes(indexed) },
  ];
}

function countersOfCapture({ totals, log, files }: CaptureState): Counter[] {
  return [
    { label: 'Received', testId: 'received', value: formatCount(totals.received) },
    { label: 'Per second', testId: 'per-second', value: formatRate(totals.perSecond) },
    {
      label: 'Bytes per second',
      testId: 'bytes-per-second',
      value: formatByteRate(totals.bytesPerSecond),
    },
    {
      label: 'Dropped by kernel',
      testId: 'dropped',
      value: formatCount(totals.dropped),
      ...(totals.dropped > 0 ? { tone: 'danger' } : {}),
    },
    { label: 'Rows in log', testId: 'rows', value: formatCount(log.last + 1 - log.first) },
    { label: 'On disk', testId: 'log-bytes', value: formatBytes(files.bytes) },
    ...(log.evicted > 0 ? [evictedCounter(log.evicted)] : []),
    ...(files.lost > 0 ? [lostCounter(files.lost)] : []),
  ];
}

function lostCounter(lost: number): Counter {
  return { label: 'Not kept', testId: 'lost', value: formatCount(lost), tone: 'danger' };
}

function evictedCounter(evicted: number): Counter {
  return {
    label: 'Gone from log',
    testId: 'evicted',
    value: formatCount(evicted),
    tone: 'warning',
  };
}
