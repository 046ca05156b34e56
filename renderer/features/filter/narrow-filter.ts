import { captureStore } from '../../lib/capture-store';
import { showView } from '../../lib/dock';
import { useCapture } from '../../lib/use-capture';
import { filterEditor } from './filter-store';
import { hasTimes, narrowed, withoutTimes, withTimes, type Times } from './narrowing';

/** What other parts of the window may have the filter show: it stands in the field, to be seen and undone. */

/** Shows only what lies between two times of what is shown. */
export function showTimes(times: Times): void {
  void filterEditor.show(withTimes(filterEditor.state.getState().text, times));
}

/** Shows all times again. */
export function showAllTimes(): void {
  void filterEditor.show(withoutTimes(filterEditor.state.getState().text));
}

/** Takes the filter away. Resolves once the window shows all of the log, or cannot. */
export async function showEverything(): Promise<void> {
  await filterEditor.clear();
  const isFiltered = captureStore.getState().matches !== null;
  if (!isFiltered || filterEditor.state.getState().failure !== null) return;
  await new Promise<void>((resolve) => {
    const stop = captureStore.subscribe(({ matches }) => {
      if (matches !== null) return;
      stop();
      resolve();
    });
  });
}

/** Shows only what an expression matches of what is shown. */
export function showOnly(expression: string): void {
  showView('log');
  void filterEditor.show(narrowed(filterEditor.state.getState().text, expression));
}

/** Whether what is shown lies between times that somebody selected. */
export function useHasTimes(): boolean {
  return useCapture(({ matches }) => matches !== null && hasTimes(matches.text));
}
