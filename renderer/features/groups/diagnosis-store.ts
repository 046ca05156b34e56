import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { CallInput, DiagnosisState, Failure } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { showView } from '../../lib/dock';
import { handleDiagnosisRequests, type DiagnosisWish } from '../../lib/diagnosis-request';
import { askedOf, draftOf, emptyDraft, type DiagnosisDraft } from './diagnosis-draft';

/** Selects the field for the group, which whoever asks for the form wants to write in. */
export const groupField = '.diagnosis-group input';

/** Milliseconds between two looks at a diagnosis that is under way. */
const interval = 250;

interface Diagnosis {
  pane: 'open' | 'closed';
  draft: DiagnosisDraft;
  /** Whether somebody asked for the form, which is to take the keyboard as soon as it is there. */
  isAsked: boolean;
  /** That of the main process, as it was told last. */
  state: DiagnosisState;
  /** Why it could not be begun, or asked for; null otherwise. */
  failure: Failure | null;
}

const diagnosisStore = createStore<Diagnosis>(() => ({
  pane: 'closed',
  draft: emptyDraft,
  isAsked: false,
  state: { phase: 'idle' },
  failure: null,
}));

export function useDiagnosis<Picked>(select: (diagnosis: Diagnosis) => Picked): Picked {
  return useStore(diagnosisStore, select);
}

export function changeDraft(change: Partial<DiagnosisDraft>): void {
  diagnosisStore.setState(({ draft }) => ({ draft: { ...draft, ...change } }));
}

/** Shows the form, with what is known of a group in it, and gives it the keyboard; null leaves it as it was. */
export function askForDiagnosis(wish: DiagnosisWish | null): void {
  diagnosisStore.setState(({ draft }) => ({
    pane: 'open',
    draft: wish === null ? draft : draftOf(wish, draft),
    isAsked: true,
  }));
  showView('groups');
}

/** The form has the keyboard now. */
export function answerAsked(): void {
  diagnosisStore.setState({ isAsked: false });
}

handleDiagnosisRequests(askForDiagnosis);

export function closeDiagnosis(): void {
  diagnosisStore.setState({ pane: 'closed' });
}

export async function startDiagnosis(request: CallInput<'groups.diagnose'>): Promise<void> {
  const begun = await call('groups.diagnose', request);
  if (begun.ok) return await follow();
  diagnosisStore.setState({ failure: begun.error });
}

/**
 * Finds the diagnosis of the window again after its page was loaded anew: one that runs is followed, and the last
 * report is there.
 */
export async function followDiagnosis(): Promise<void> {
  const answer = await call('groups.diagnosis', {});
  if (!answer.ok || answer.value.phase === 'idle') return;
  const state = answer.value;
  const asked = askedOf(state);
  diagnosisStore.setState(({ draft }) => ({
    pane: 'open',
    draft: asked === null ? draft : draftOf(asked, draft),
    state,
  }));
  if (state.phase === 'running') await follow();
}

/** Ends listening: what is known by then becomes the report. */
export function stopDiagnosis(): void {
  void call('groups.stop', {});
}

let isFollowing = false;

/** Asks how the diagnosis is getting on until it has ended. */
async function follow(): Promise<void> {
  if (isFollowing) return;
  isFollowing = true;
  while (await look()) await new Promise((resolve) => setTimeout(resolve, interval));
  isFollowing = false;
}

/** Whether there is more to come. */
async function look(): Promise<boolean> {
  const answer = await call('groups.diagnosis', {});
  if (!answer.ok) {
    diagnosisStore.setState({ failure: answer.error });
    return false;
  }
  diagnosisStore.setState({ state: answer.value, failure: null });
  return answer.value.phase === 'running';
}
