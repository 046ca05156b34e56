import type { CallInput, Failure } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { showView } from '../../lib/dock';
import { requestFilter } from '../../lib/filter-request';
import { formatCount } from '../../lib/format-number';
import { settingsStore } from '../../lib/settings-store';
import { showEverything } from '../filter';
import { currentView, focusRows, goTo, placeInSight, selectedNumber } from '../log';
import { showOutcome } from '../outcome';
import { choose } from './choice';
import { losses } from './event-kinds';
import { streamsStore } from './streams-store';

/**
 * Shows the log with one datagram selected. A filter that leaves it out is taken away: who asks for a
 * datagram wants to see that one.
 */
export async function goToDatagram(row: number): Promise<void> {
  streamsStore.setState({ sought: row });
  showView('log');
  if (await isLeftOut(row)) await showEverything();
  tell(await goTo({ kind: 'number', number: row }));
  focusRows();
}

async function isLeftOut(number: number): Promise<boolean> {
  const view = currentView();
  if (view === null) return false;
  const to = { kind: 'number', number } as const;
  const landed = await call('log.jump', { view, from: placeInSight(), to });
  return landed.ok && landed.value?.exact !== true;
}

/** Shows the log from a time on, in decimal seconds since the epoch. */
export async function goToTime(time: string): Promise<void> {
  showView('log');
  tell(await goTo({ kind: 'time', time }));
}

/** Shows the log with the datagrams of a stream alone: the filter says so, where it can be changed. */
export async function showDatagrams(stream: number): Promise<void> {
  const filter = await call('streams.filter', { stream });
  if (!filter.ok) return tell(filter.error);
  if (filter.value === null) return;
  requestFilter(filter.value, 'alone');
}

/** Shows the streams of an address alone: the text that finds them says so, where it can be changed. */
export function showStreamsOf(address: string): void {
  choose({ text: address, alarmedOnly: false });
  showView('streams');
}

/** Goes to the first datagram of a stream, or to its last so far. */
export async function goToEnd(stream: number, end: 'first' | 'last'): Promise<void> {
  const shown = await call('streams.show', { stream });
  if (!shown.ok) return tell(shown.error);
  if (shown.value !== null) await goToTime(shown.value.line[end]);
}

/** Goes to the next loss, or to the one before: of the selected stream, or of any where none is selected. */
export async function seekLoss(direction: CallInput<'streams.seek'>['direction']): Promise<void> {
  const { stream } = streamsStore.getState().selection;
  const found = await call('streams.seek', {
    stream,
    kinds: [...losses],
    row: placeOfSearch(),
    direction,
  });
  if (!found.ok) return tell(found.error);
  if (found.value !== null) return await goToDatagram(found.value.row);
  const whose = stream === null ? '' : ` of stream ${formatCount(stream)}`;
  const where = direction === 'next' ? 'behind' : 'before';
  const message = `There is no loss${whose} ${where} this place.`;
  showOutcome({ ok: true, value: { message, detail: '' } });
}

/** The datagram from which losses are looked for; null for either end of the log. */
function placeOfSearch(): number | null {
  const { sought } = streamsStore.getState();
  const isLogShown = settingsStore.getState().layout.view === 'log';
  return isLogShown ? (selectedNumber() ?? sought) : sought;
}

function tell(error: Failure | null): void {
  if (error !== null) showOutcome({ ok: false, error });
}
