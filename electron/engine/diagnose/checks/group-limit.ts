import { failedCheck, passed, unknown, type CheckDefinition, type Finding } from '../check';
import { joinedBefore, type Facts } from '../facts';

/**
 * Whether a socket may have reached the number of groups that the system allows it. The system does not say which
 * socket is in which group: but none can be at the limit while all together are below it.
 */
export const groupLimitCheck: CheckDefinition = {
  id: 'group-limit',
  title: 'The limit of groups is not reached',
  look: (facts) => {
    const { target, limits, joined, listening } = facts;
    const refused = listening?.refusals.some(({ code }) => code === 'ENOBUFS') ?? false;
    if (refused)
      return atLimit(facts, 'The system refused the join of the diagnosis itself: ENOBUFS.');
    if (target.family === 6) return passed('Linux does not limit the IPv6 groups of a socket.');
    const limit = limits.groupsPerSocket;
    if (limit === null || joined === null) return unknown('The system does not tell this limit.');
    const total = memberships(facts);
    const figures = `net.ipv4.igmp_max_memberships is ${limit}; all sockets together have ${total} memberships.`;
    if (total < limit) return passed(`No socket is at the limit of ${limit} groups.`, [figures]);
    if (joinedBefore(facts).length > 0) {
      return passed(`${target.group} was joined in spite of the limit of ${limit}.`, [figures]);
    }
    return atLimit(facts, `${figures} A socket that has all of them gets no more.`);
  },
};

/** Memberships of IPv4 that programs made: every interface is in 224.0.0.1 by itself. */
function memberships({ joined }: Facts): number {
  return (joined ?? [])
    .filter(({ family, group }) => family === 4 && group !== '224.0.0.1')
    .reduce((sum, { users }) => sum + (users ?? 1), 0);
}

function atLimit({ limits, target }: Facts, evidence: string): Finding {
  const limit = limits.groupsPerSocket;
  const more = Math.max(200, (limit ?? 20) * 2);
  return failedCheck(
    `${target.group} is not joined, and the limit of groups for a socket${limit === null ? '' : `, ${limit},`} is reached.`,
    {
      likelihood: 92,
      evidence: [evidence],
      remedy: {
        words:
          'Raise the limit and start the program again, or spread its groups over more sockets.',
        command: `sudo sysctl -w net.ipv4.igmp_max_memberships=${more}`,
      },
    },
  );
}
