import { clipboard } from 'electron';
import { success, type Detail, type Row, type RowRun, type logCalls } from '../../contract';
import type { Capture, Counted } from '../../engine';
import { copyOf } from '../copying';
import type { Shown } from '../window';
import type { HandlersOf } from './group';

/** A running capture, or a file. */
export type Log = Pick<Capture, 'rows' | 'detail' | 'names' | 'datagrams' | 'timeAt' | 'marks'> &
  Counted;

type Looked = Pick<Shown, 'matches' | 'finder' | 'rules' | 'counting' | 'streamColours'>;

export function logHandlers(
  log: Log,
  { matches, finder, rules, counting, streamColours }: Looked,
): HandlersOf<typeof logCalls> {
  return {
    'log.rows': async ({ view, first, count }) => {
      // A match may be any row.
      await streamColours.ready(view === null ? first + count - 1 : Infinity);
      return view === null
        ? success(runOf(log.rows(first, count, rules.coloursOf), first))
        : matches.rows(view, first, count);
    },
    'log.detail': ({ view, place }) => {
      const number = view === null ? success(place) : matches.numberAt(view, place);
      if (!number.ok) return number;
      return success<Detail | null>(number.value === null ? null : log.detail(number.value));
    },
    'log.density': async ({ view, buckets }) => {
      const counted = matches.counted(view, log);
      return counted.ok ? await counting.density(counted.value, buckets) : counted;
    },
    'log.find': (input) => finder.find(input),
    'log.endFind': () => {
      finder.end();
      return success(null);
    },
    'log.jump': (input) => finder.jump(input),
    'log.copy': (input) => {
      const copy = copyOf(log, matches, input);
      if (!copy.ok) return copy;
      const { text, copied, left } = copy.value;
      if (copied > 0) clipboard.writeText(text);
      return success({ copied, left });
    },
  };
}

function runOf(rows: Row[], asked: number): RowRun {
  return { first: rows[0]?.number ?? asked, rows };
}
