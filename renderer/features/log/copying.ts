import type { CallInput } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { captureStore, shownExtent } from '../../lib/capture-store';
import { formatCount } from '../../lib/format-number';
import { currentView } from './going';
import { viewStore } from './log-store';
import { say } from './log-tools-store';
import { selectionOf } from './view';

export type CopyForm = CallInput<'log.copy'>['as'];

/** Copies the selected rows, as many as may be, and says how many that were. */
export async function copySelection(as: CopyForm): Promise<void> {
  const selection = selectionOf(viewStore.getState(), shownExtent(captureStore.getState()));
  if (selection === null) return say('Select rows first');
  const copied = await call('log.copy', { view: currentView(), ...selection, as });
  if (!copied.ok) return say(copied.error.message);
  say(wordsOf(copied.value));
}

function wordsOf({ copied, left }: { copied: number; left: number }): string {
  const done = `Copied ${formatCount(copied)} ${copied === 1 ? 'datagram' : 'datagrams'}`;
  return left === 0 ? done : `${done}; ${formatCount(left)} more are too many at once`;
}
