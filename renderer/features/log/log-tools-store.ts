import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** What is open over the log, besides its rows. */
interface LogTools {
  /** The line below the bar of the log. */
  line: 'find' | 'jump' | null;
  popover: 'columns' | 'marks' | null;
  /** The datagram that is being commented on. */
  commenting: { number: number; comment: string } | null;
  /** Said in the bar until something else is: how a search or a copy went. */
  notice: string;
}

export const toolsStore = createStore<LogTools>(() => ({
  line: null,
  popover: null,
  commenting: null,
  notice: '',
}));

export function useTools<Picked>(select: (tools: LogTools) => Picked): Picked {
  return useStore(toolsStore, select);
}

export function say(notice: string): void {
  toolsStore.setState({ notice });
}

/** Closes the line, and gives the keyboard back to the rows. */
export function closeLine(): void {
  toolsStore.setState({ line: null });
  focusRows();
}

export function focusRows(): void {
  document.querySelector<HTMLElement>('.log-grid')?.focus();
}
