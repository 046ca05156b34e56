import type { BrowserWindow } from 'electron';
import {
  escapeControls,
  escapeControlsInLines,
  feedChannel,
  success,
  type FeedFrame,
} from '../contract';

/** Tells in a window what became of something that the person began by way of the menu. */
export function tellOutcome(window: BrowserWindow, outcome: FeedFrame<'outcome'>): void {
  if (window.isDestroyed()) return;
  const contents = window.webContents;
  const told = outcome.ok ? success(shown(outcome.value)) : outcome;
  const tell = () => contents.send(feedChannel('outcome'), told);
  // A page that still loads would not hear it. It counts as loading for a moment after did-finish-load, and
  // has no address before it begins.
  const isLoading = contents.getURL() === '' || contents.isLoadingMainFrame();
  if (isLoading) contents.once('did-stop-loading', tell);
  else tell();
}

/** Files have whatever name somebody gave them. */
function shown({ message, detail }: { message: string; detail: string }) {
  return { message: escapeControls(message), detail: escapeControlsInLines(detail) };
}
