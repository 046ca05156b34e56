import { failedCheck, listed, passed, unknown, type CheckDefinition, type Finding } from '../check';
import { joinedBefore, type Facts } from '../facts';

/** Whether this machine has joined the group where it is wanted, and for the sender that is missed. */
export const membershipCheck: CheckDefinition = {
  id: 'membership',
  title: 'This machine has joined the group',
  look: (facts) => refusedByFilter(facts) ?? joinedElsewhere(facts) ?? joinedOrNot(facts),
};

/** A membership that is for other sources alone. */
function refusedByFilter({ joined, target, source }: Facts): Finding | null {
  const mine = (joined ?? []).filter(
    ({ group, interface: on }) => group === target.group && [null, on].includes(target.interface),
  );
  const [first] = mine;
  if (source === null || first === undefined) return null;
  const lets = mine.some(({ filter }) => {
    if (filter.mode === 'include') return filter.sources.includes(source);
    return filter.mode !== 'exclude' || !filter.sources.includes(source);
  });
  if (lets || (first.filter.mode !== 'include' && first.filter.mode !== 'exclude')) return null;
  const { mode, sources } = first.filter;
  return failedCheck(
    `${target.group} is joined on ${first.interface} ${mode === 'include' ? 'only for' : 'for all but'} ${listed(sources)}, which keeps ${source} out.`,
    { likelihood: 85, remedy: { words: `Have the program join for ${source} too.` } },
  );
}

function joinedElsewhere(facts: Facts): Finding | null {
  const { target, joined } = facts;
  const on = joinedBefore(facts);
  if (joined === null || target.interface === null) return null;
  if (on.length === 0 || on.includes(target.interface)) return null;
  return failedCheck(`Joined on ${listed(on)}, and not on ${target.interface}.`, {
    likelihood: 40,
    remedy: { words: `Have the program join on ${target.interface}.` },
  });
}

function joinedOrNot(facts: Facts): Finding {
  const { joined, listening, target } = facts;
  const on = joinedBefore(facts);
  if (on.length > 0) return passed(`Joined on ${listed(on)}.`, usersOf(facts));
  const probed = listening?.joinedOn ?? [];
  const refusals = listening?.refusals.filter(({ step }) => step === 'join') ?? [];
  const [refused] = refusals;
  if (probed.length === 0 && refused !== undefined) {
    return failedCheck(`The system refuses to join ${target.group}: ${refused.code}.`, {
      likelihood: 80,
      evidence: refusals.map(({ interface: name, code }) => `${name}: ${code}.`),
      remedy: { words: 'See the other checks for what the system refuses.' },
    });
  }
  if (joined === null) return unknown('The system does not tell its memberships.');
  if (probed.length === 0) {
    return failedCheck(`Nobody on this machine has joined ${target.group}.`, {
      likelihood: 75,
      remedy: { words: 'Start the program that is to receive it, or leave out --no-join.' },
    });
  }
  return passed(
    `No program had joined ${target.group}; the diagnosis joined it on ${listed(probed)} meanwhile.`,
  );
}

function usersOf({ joined, target }: Facts): string[] {
  return (joined ?? [])
    .filter(({ group }) => group === target.group)
    .map(({ interface: name, users }) =>
      users === null
        ? `${name}: joined.`
        : `${name}: ${users} ${users === 1 ? 'socket' : 'sockets'}.`,
    );
}
