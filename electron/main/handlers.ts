import {
  failure,
  mostCompletions,
  success,
  type Detail,
  type FilterCompletions,
  type Result,
  type Row,
  type RowRun,
} from '../contract';
import {
  checkFilter,
  completeFilter,
  listInterfaces,
  type Capture,
  type FileCapture,
} from '../engine';
import type { Alerts } from './alerts';
import type { Handlers } from './registrar';
import type { Shown } from './window';

/** Answers the calls of a window from the running capture. */
export function liveHandlers(capture: Capture, alerts: Alerts, shown: Shown): Handlers {
  return {
    ...commonHandlers(capture, shown),
    'sockets.add': ({ address }) => capture.addSocket(address),
    'sockets.remove': ({ id }) => capture.removeSocket(id),
    'sockets.assume': ({ id, assumptions }) => capture.assume(id, assumptions),
    'file.stop': noFile,
    'file.assume': noFile,
    'alerts.acknowledge': () => {
      alerts.acknowledge();
      return success(null);
    },
    'alerts.clear': () => {
      alerts.clear();
      return success(null);
    },
  };
}

function noFile() {
  return inapplicable('This window shows a running capture and no file.');
}

function noSockets() {
  return inapplicable('This window shows a file, which has no sockets.');
}

function noAlerts() {
  return inapplicable('This window shows a file, on which no alerts are raised.');
}

/** Answers the calls of a window from its file. */
export function fileHandlers(file: FileCapture, shown: Shown): Handlers {
  return {
    ...commonHandlers(file, shown),
    'sockets.add': noSockets,
    'sockets.remove': noSockets,
    'sockets.assume': noSockets,
    'alerts.acknowledge': noAlerts,
    'alerts.clear': noAlerts,
    'file.assume': ({ assumptions }) => {
      file.assume(assumptions);
      return success(null);
    },
    'file.stop': () => {
      file.stop();
      return success(null);
    },
  };
}

type Own =
  | 'sockets.add'
  | 'sockets.remove'
  | 'sockets.assume'
  | 'file.stop'
  | 'file.assume'
  | 'alerts.acknowledge'
  | 'alerts.clear';

type Common = Omit<Handlers, Own>;

function commonHandlers(
  source: Pick<Capture, 'rows' | 'detail'>,
  { announcer, matches, rules }: Shown,
): Common {
  return {
    'interfaces.list': () => success(listInterfaces()),
    'filter.check': ({ text }) => success(checkFilter(text)),
    'filter.complete': ({ text, cursor }) => success(completionsOf(text, cursor)),
    'filter.apply': ({ text, near }) => matches.apply(text, near),
    'filter.clear': () => {
      matches.clear();
      return success(null);
    },
    'log.rows': ({ view, first, count }) =>
      view === null
        ? success(runOf(source.rows(first, count, rules.coloursOf), first))
        : matches.rows(view, first, count),
    'log.detail': ({ view, place }) => {
      const number = view === null ? success(place) : matches.numberAt(view, place);
      if (!number.ok) return number;
      return success<Detail | null>(number.value === null ? null : source.detail(number.value));
    },
    'streams.open': () => {
      // The page is new, and has no filter.
      matches.clear();
      announcer.open();
      return success(null);
    },
    'streams.acknowledge': ({ sequence }) => {
      announcer.acknowledge(sequence);
      return success(null);
    },
  };
}

function completionsOf(text: string, cursor: number): FilterCompletions {
  const { from, to, items } = completeFilter(text, Math.min(cursor, text.length));
  const more = Math.max(0, items.length - mostCompletions);
  return { from, to, items: items.slice(0, mostCompletions), more };
}

function runOf(rows: Row[], asked: number): RowRun {
  return { first: rows[0]?.number ?? asked, rows };
}

function inapplicable(message: string): Result<never> {
  return failure('CALL_INAPPLICABLE', message);
}
