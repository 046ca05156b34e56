import {
  checkMembership,
  failure,
  formatDiagnosisTarget,
  longestListening,
  parseDiagnosisTarget,
  usualListening,
  type CallInput,
  type DiagnosisState,
  type DiagnosisTarget,
  type Result,
} from '../../../electron/contract';
import type { DiagnosisWish } from '../../lib/diagnosis-request';

/** What is to be found out, as it was typed. */
export interface DiagnosisDraft {
  /** A group, or all of a target: `239.1.1.1:5000%eth0`. */
  group: string;
  /** Empty for the ports on which programs of this machine wait. */
  port: string;
  /** Empty for wherever the group was joined. */
  interface: string;
  /** The sender that is missed; empty for any. */
  source: string;
  seconds: string;
  /** Whether the group is joined meanwhile. */
  joins: boolean;
}

export const emptyDraft: DiagnosisDraft = {
  group: '',
  port: '',
  interface: '',
  source: '',
  seconds: String(usualListening),
  joins: true,
};

/** What is wrong with a draft, by field, in whole sentences. */
export type DraftProblems = Partial<Record<'group' | 'port' | 'source' | 'seconds', string>>;

/** The draft with what somebody wants to know in it; how to look stays. */
export function draftOf(wish: DiagnosisWish, before: DiagnosisDraft): DiagnosisDraft {
  return {
    ...before,
    group: wish.group,
    port: wish.port === null ? '' : String(wish.port),
    interface: wish.interface ?? '',
    source: wish.source ?? '',
  };
}

/** What a diagnosis that was begun was asked; null where that is not told. */
export function askedOf(state: DiagnosisState): DiagnosisWish | null {
  switch (state.phase) {
    case 'idle':
    case 'failed':
      return null;
    case 'running':
      return { ...state.target, source: state.source };
    case 'done':
      return { ...state.report.target, source: state.report.source };
  }
}

/** What the draft asks for; undefined while something is wrong with it. */
export function requestOf(draft: DiagnosisDraft): CallInput<'groups.diagnose'> | undefined {
  const target = targetOf(draft);
  if (!target.ok || Object.keys(problemsOf(draft)).length > 0) return undefined;
  const source = draft.source.trim();
  return {
    target: formatDiagnosisTarget(target.value),
    source: source === '' ? null : source,
    seconds: Number(draft.seconds),
    joins: draft.joins,
  };
}

export function problemsOf(draft: DiagnosisDraft): DraftProblems {
  const target = targetOf(draft);
  const seconds = Number(draft.seconds);
  const isTime = draft.seconds.trim() !== '' && seconds >= 1 && seconds <= longestListening;
  return {
    ...(!target.ok && { group: target.error.message }),
    ...(!isPort(draft.port) && { port: 'Write a port from 1 to 65535.' }),
    ...(target.ok && problemOfSource(draft, target.value)),
    ...(!isTime && { seconds: `Write 1 to ${longestListening}.` }),
  };
}

/** What stands in the fields of their own goes before what the text of the group says. */
function targetOf(draft: DiagnosisDraft): Result<DiagnosisTarget> {
  const group = draft.group.trim();
  if (group === '') return failure('ADDRESS_INVALID', 'Write a group, such as 239.1.1.1.');
  const read = parseDiagnosisTarget(group);
  if (!read.ok) return read;
  const port = draft.port.trim() === '' ? read.value.port : Number(draft.port);
  const name = draft.interface === '' ? read.value.interface : draft.interface;
  return { ok: true, value: { ...read.value, port, interface: name } };
}

function isPort(text: string): boolean {
  const port = text.trim();
  return port === '' || (/^\d{1,5}$/u.test(port) && Number(port) >= 1 && Number(port) <= 65_535);
}

function problemOfSource({ source }: DiagnosisDraft, { family, group }: DiagnosisTarget) {
  if (source.trim() === '') return {};
  const checked = checkMembership({ family, group, source: source.trim() });
  return checked.ok ? {} : { source: checked.error.message };
}
