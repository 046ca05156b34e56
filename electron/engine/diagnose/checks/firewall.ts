import type { Discarding, Firewall } from '../../host/firewall';
import { failedCheck, listed, passed, unknown, type CheckDefinition } from '../check';
import { isDelivered } from '../facts';

/** Whether rules of this machine throw the datagrams away. */
export const firewallCheck: CheckDefinition = {
  id: 'firewall',
  title: 'The firewall of this machine lets it through',
  look: (facts) => {
    const { before, after } = facts.firewall;
    if (after.kind === 'unknown') {
      return isDelivered(facts)
        ? passed('It arrives, whatever the rules are.', [after.why])
        : unknown(after.why, {
            remedy: { words: 'Look at the rules as root.', command: 'sudo nft list ruleset' },
          });
    }
    if (after.kind === 'open') return passed(`No rule discards what comes in (${after.origin}).`);
    if (isDelivered(facts)) return passed('It arrives, in spite of rules that discard.');
    const grown = after.discarding.filter((each) => grewSince(before, each));
    if (grown.length > 0) {
      return failedCheck(`Rules discarded packets while nothing arrived: ${namesOf(grown)}.`, {
        likelihood: 85,
        evidence: grown.map(({ name, packets }) => `${name}: ${packets} packets by now.`),
        remedy: { words: 'Let the group through, for example:', command: allow(facts.target) },
      });
    }
    return unknown(`Rules discard what comes in; whether this group is among it is not counted.`, {
      evidence: [namesOf(after.discarding)],
      likelihood: 35,
      remedy: { words: 'Let the group through, for example:', command: allow(facts.target) },
    });
  },
};

function grewSince(before: Firewall, { name, packets }: Discarding): boolean {
  if (packets === null || before.kind !== 'discards') return false;
  const earlier = before.discarding.find((each) => each.name === name)?.packets ?? packets;
  return packets > earlier;
}

function namesOf(discarding: readonly Discarding[]): string {
  return listed(discarding.slice(0, 5).map(({ name }) => name));
}

function allow({ family, group }: { family: 4 | 6; group: string }): string {
  const protocol = family === 4 ? 'ip' : 'ip6';
  return `sudo nft insert rule inet filter input ${protocol} daddr ${group} accept`;
}
