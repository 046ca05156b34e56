import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Failure } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { requestOf, type Draft } from './draft';
import { draftStore } from './draft-store';

/** What became of the last press of the button. */
interface Attempt {
  /** Whether all fields are judged, also those that the person has not left yet. */
  isJudged: boolean;
  /** Why nothing is sent; null where something is. */
  failure: Failure | null;
  /** What should be agreed to before anything is sent; null where nothing should. */
  concern: Failure | null;
}

const untried: Attempt = { isJudged: false, failure: null, concern: null };

const attemptStore = createStore<Attempt>(() => untried);

// What was asked or refused was about what stood there before.
draftStore.subscribe(({ draft }, before) => {
  if (draft !== before.draft) attemptStore.setState({ failure: null, concern: null });
});

export function useAttempt(): Attempt {
  return useStore(attemptStore);
}

/** Sends what stands in the form, or says what is wrong with it, or asks first. */
export async function sendDraft(): Promise<void> {
  await send(draftStore.getState().draft, { agreed: false });
}

/** Sends what was asked about. */
export async function sendAfterAll(): Promise<void> {
  await send(draftStore.getState().draft, { agreed: true });
}

export function forgetAttempt(): void {
  attemptStore.setState(untried);
}

/** Ends what is being sent, if anything is. */
export function stopSending(): void {
  void call('send.stop', {});
}

async function send(draft: Draft, { agreed }: { agreed: boolean }): Promise<void> {
  const request = requestOf(draft);
  attemptStore.setState({ isJudged: true, failure: null, concern: null });
  if (request === null) return;
  const started = await call('send.start', { ...request, agreed });
  if (started.ok) return;
  const { error } = started;
  attemptStore.setState(
    error.code === 'CONFIRMATION_NEEDED' ? { concern: error } : { failure: error },
  );
}
