import { call } from '../../lib/bridge';
import { showOutcome } from '../outcome';
import { focusStreams } from './streams-store';

/** Ends the analysis of streams, unless filters or rules ask about them, which is told. */
export async function endAnalysing(): Promise<void> {
  await want('end');
}

/** Has streams analysed again, from the beginning of the log. */
export async function beginAnalysing(): Promise<void> {
  await want('begin');
}

async function want(wanted: 'begin' | 'end'): Promise<void> {
  const done = await call('streams.analyse', { wanted });
  if (!done.ok) return showOutcome({ ok: false, error: done.error });
  // The button is gone that had the keyboard.
  focusStreams();
}
