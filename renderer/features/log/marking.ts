import { mostMarkedAtOnce, type Row } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { captureStore, shownExtent } from '../../lib/capture-store';
import { formatCount } from '../../lib/format-number';
import { currentView, goTo } from './going';
import { selectedRow, viewStore } from './log-store';
import { say, toolsStore } from './log-tools-store';
import { markNear, marksStore, tellOutcome } from './marks-store';
import { setReference } from './reference-store';
import { selectionOf } from './view';

/** Marks the selected rows; where all of them are marked, takes the marks away. */
export function toggleMarks(): void {
  const selection = selectionOf(viewStore.getState(), shownExtent(captureStore.getState()));
  if (selection === null) return say('Select a row first');
  const { first, last } = selection;
  const count = last + 1 - first;
  if (count > mostMarkedAtOnce) {
    return say(`No more than ${formatCount(mostMarkedAtOnce)} rows can be marked at once`);
  }
  void tellOutcome(call('marks.toggle', { view: currentView(), first, count }));
}

/** Asks what there is to say about the selected row. */
export function beginComment(): void {
  withSelectedRow(({ number }) => {
    const comment = marksStore.getState().marks.get(number)?.comment ?? '';
    toolsStore.setState({ commenting: { number, comment } });
  });
}

/** Counts times from the selected row on. */
export function takeReference(): void {
  withSelectedRow((row) => {
    setReference(row);
    say(`Times are relative to No. ${formatCount(row.number)} where “since reference” is chosen`);
  });
}

export function goToMark(direction: 'next' | 'previous'): void {
  const number = selectedRow()?.number ?? (direction === 'next' ? 0 : Number.MAX_SAFE_INTEGER);
  const mark = markNear(marksStore.getState().marks, number, direction);
  if (mark === null) return say('Nothing is marked');
  void goTo({ kind: 'number', number: mark.number });
}

function withSelectedRow(act: (row: Row) => void): void {
  const row = selectedRow();
  if (row === undefined) say('Select a row first');
  else act(row);
}
