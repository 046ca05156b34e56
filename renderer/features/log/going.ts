import type { CallInput, Failure } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { captureStore, shownExtent } from '../../lib/capture-store';
import { formatCount } from '../../lib/format-number';
import { changeView, viewStore } from './log-store';
import { say } from './log-tools-store';
import { rowInSight, shownAt } from './view';

export type JumpTarget = CallInput<'log.jump'>['to'];

/** The filter that is applied, as calls name it. */
export function currentView(): number | null {
  return captureStore.getState().matches?.view ?? null;
}

/** The place that a search leaves from: the selected row, or that in sight. */
export function placeInSight(): number {
  return (
    viewStore.getState().selected ??
    rowInSight(viewStore.getState(), shownExtent(captureStore.getState()))
  );
}

/** Goes to a datagram and selects it; says so where it is another one than was asked for. */
export async function goTo(to: JumpTarget): Promise<Failure | null> {
  const view = currentView();
  const landed = await call('log.jump', { view, from: placeInSight(), to });
  if (!landed.ok) return landed.error.code === 'CANCELLED' ? null : landed.error;
  if (landed.value === null) {
    say('There are no datagrams to go to');
    return null;
  }
  const { place, number, exact } = landed.value;
  changeView((shown, log) => shownAt(shown, log, place));
  say(exact ? '' : `Not there: No. ${formatCount(number)} is the nearest`);
  return null;
}
