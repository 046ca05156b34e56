import { failedCheck, passed, type CheckDefinition } from '../check';
import { heardFromSource } from '../facts';

/** Whether the group is one that can arrive the way it is meant to. */
export const groupCheck: CheckDefinition = {
  id: 'group',
  title: 'The group can reach this machine',
  look: (facts) => {
    const { group } = facts.target;
    const hasArrived = heardFromSource(facts).length > 0;
    if (isLinkScope(group)) {
      const note = `${group} is of link scope: no router passes it on, whatever its TTL.`;
      const sources = [...facts.routes]
        .filter(([, route]) => isFar(route))
        .map(([source]) => source);
      const [far] = sources;
      if (far === undefined || hasArrived) return passed(note);
      return failedCheck(`${note} ${far} is behind a router.`, {
        likelihood: 90,
        remedy: { words: 'Choose a group of wider scope, 239.0.0.0/8 or ff05::/16 for example.' },
      });
    }
    if (isSourceSpecific(group) && facts.source === null && !hasArrived) {
      return failedCheck(
        `${group} is source-specific: routers and switches may ignore who joins it without a source.`,
        {
          likelihood: 60,
          remedy: { words: 'Name the sender: add --source ADDRESS, and join with a source.' },
        },
      );
    }
    return passed(`${group} is a multicast group that routers may pass on.`);
  },
};

function isFar(route: unknown): boolean {
  return (
    typeof route === 'object' && route !== null && 'gateway' in route && route.gateway !== null
  );
}

/** 224.0.0.0/24 (RFC 5771, section 4), and interface and link scope of IPv6 (RFC 4291, section 2.7). */
export function isLinkScope(group: string): boolean {
  return group.startsWith('224.0.0.') || /^ff[0-9a-f][12]:/iu.test(group);
}

/** 232.0.0.0/8 and ff3x::/32 (RFC 4607, section 1). */
export function isSourceSpecific(group: string): boolean {
  return group.startsWith('232.') || /^ff3[0-9a-f]:/iu.test(group);
}
