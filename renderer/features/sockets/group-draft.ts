import { checkMembership, type Membership } from '../../../electron/contract';

/** A group to join, as it was typed. */
export interface GroupDraft {
  group: string;
  /** The one sender that is wanted; empty for all. */
  source: string;
  /** The name of an interface; empty for every one that can do multicast. */
  interface: string;
}

export const emptyGroup: GroupDraft = { group: '', source: '', interface: '' };

/** What is wrong with it, by field, in whole sentences. */
export interface GroupProblems {
  group?: string;
  source?: string;
}

/** The group that the draft means, if it means one. */
export function membershipOf(draft: GroupDraft, family: 4 | 6): Membership | undefined {
  const checked = checkMembership(candidateOf(draft, family));
  return checked.ok ? checked.value : undefined;
}

export function problemsOfGroup(draft: GroupDraft, family: 4 | 6): GroupProblems {
  const group = problemOfGroup(draft, family);
  if (group !== undefined) return { group };
  const checked = checkMembership(candidateOf(draft, family));
  return checked.ok ? {} : { source: checked.error.message };
}

function problemOfGroup({ group }: GroupDraft, family: 4 | 6): string | undefined {
  if (group.trim() === '') {
    return `Write a group; IPv${family} groups lie in ${family === 4 ? '224.0.0.0/4' : 'ff00::/8'}.`;
  }
  const checked = checkMembership({ family, group: group.trim() });
  return checked.ok ? undefined : checked.error.message;
}

function candidateOf({ group, source, interface: name }: GroupDraft, family: 4 | 6): unknown {
  return {
    family,
    group: group.trim(),
    ...(source.trim() !== '' && { source: source.trim() }),
    ...(name !== '' && { interface: name }),
  };
}

/** A membership in a few words: `239.1.1.1 from 10.0.0.7 on eth0`. */
export function wordsOfMembership({ group, source, interface: name }: Membership): string {
  const from = source === undefined ? '' : ` from ${source}`;
  return name === undefined ? `${group}${from}` : `${group}${from} on ${name}`;
}
