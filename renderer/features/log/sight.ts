import { useStore } from 'zustand';
import type { Failure } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { shownExtent } from '../../lib/capture-store';
import { showView } from '../../lib/dock';
import { useCapture } from '../../lib/use-capture';
import { currentView, placeInSight } from './going';
import { changeView, useRows, useView } from './log-store';
import { positionOf, viewportOf, wentTo } from './view';
import { rowsOnScreen } from '../../lib/viewport';

/** Times of the rows at the upper and at the lower edge of the table, as rows have them. */
export interface Sight {
  from: string;
  to: string;
}

/** Null where the rows are not there, or not yet. */
export function useSight(): Sight | null {
  const view = useView();
  const log = useCapture(shownExtent);
  const { cache, pull } = useRows();
  useStore(pull.state, ({ revision }) => revision);
  const { first, last } = rowsOnScreen(viewportOf(view, log), positionOf(view, log));
  const from = cache.get(first)?.time;
  const to = cache.get(last)?.time;
  return from === undefined || to === undefined ? null : { from, to };
}

/** Shows the log, beginning with the first row since a time, or the last one where none is so late. */
export async function goToTime(time: string): Promise<Failure | null> {
  showView('log');
  const view = currentView();
  const to = { kind: 'time', time } as const;
  const landed = await call('log.jump', { view, from: placeInSight(), to });
  if (!landed.ok) return landed.error;
  const place = landed.value?.place;
  // Meanwhile another filter may have been applied, whose rows have other places.
  if (place === undefined || currentView() !== view) return null;
  changeView((shown, log) => wentTo(shown, log, place));
  return null;
}
