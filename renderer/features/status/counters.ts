import type {
  CaptureState,
  FileState,
  MatchesState,
  SourceState,
} from '../../../electron/contract';
import { formatByteRate, formatBytes, formatCount, formatRate } from '../../lib/format-number';

/** One figure of the status bar. */
export interface Counter {
  label: string;
  testId: string;
  value: string;
  /** `danger` where something is lost, `warning` where something is gone as it was asked for. */
  tone?: 'danger' | 'warning';
}

/** What of the log the window shows. */
export interface Showing {
  matches: MatchesState | null;
  /** Number of the selected datagram, or its place among the matches. */
  selected: number | null;
}

/** What there is to tell. What is lost is told as soon as something is, and for as long. */
export function countersOf(state: SourceState, showing: Showing): Counter[] {
  return state.source === 'live' ? ofCapture(state, showing) : ofFile(state, showing);
}

function ofFile(state: FileState, showing: Showing): Counter[] {
  const { log, frames, truncated, indexed } = state;
  return [
    counter('datagrams', 'Datagrams', formatCount(log.last)),
    ...shown(showing),
    counter('frames', 'Frames', formatCount(frames)),
    counter('other-frames', 'Other frames', formatCount(frames - log.last)),
    counter('indexed', 'Read', formatBytes(indexed)),
    ...(truncated > 0 ? [truncatedCounter(truncated)] : []),
  ];
}

function ofCapture(state: CaptureState, showing: Showing): Counter[] {
  const { totals, log, files, recording } = state;
  const disk = files.lost + (recording?.lost ?? 0);
  // Nearly always the same as was received, and then not worth the room.
  const rows = log.last + 1 - log.first;
  return [
    counter('received', 'Received', formatCount(totals.received)),
    ...shown(showing),
    counter('per-second', 'Per second', formatRate(totals.perSecond)),
    counter('bytes-per-second', 'Bytes', formatByteRate(totals.bytesPerSecond)),
    lossCounter('dropped', 'Dropped by kernel', totals.dropped),
    lossCounter('lost', 'by disk', disk),
    ...(rows === totals.received ? [] : [counter('rows', 'Rows in log', formatCount(rows))]),
    counter('log-bytes', 'On disk', formatBytes(files.bytes)),
    ...(log.evicted > 0 ? [evictedCounter(log.evicted)] : []),
  ];
}

function shown({ matches, selected }: Showing): Counter[] {
  const { first = 1, last = 0 } = matches?.log ?? {};
  return [
    ...(matches === null ? [] : [counter('displayed', 'Displayed', formatCount(last + 1 - first))]),
    ...(selected === null ? [] : [counter('selected', 'Selected', formatCount(selected))]),
  ];
}

function counter(testId: string, label: string, value: string): Counter {
  return { testId, label, value };
}

function lossCounter(testId: string, label: string, lost: number): Counter {
  const told = counter(testId, label, formatCount(lost));
  return lost > 0 ? { ...told, tone: 'danger' } : told;
}

/** Nothing of ours cuts datagrams: only files have them, as somebody wrote them. */
function truncatedCounter(truncated: number): Counter {
  return {
    ...counter('truncated', 'Cut by snap length', formatCount(truncated)),
    tone: 'warning',
  };
}

function evictedCounter(evicted: number): Counter {
  return { ...counter('evicted', 'Gone from log', formatCount(evicted)), tone: 'warning' };
}
