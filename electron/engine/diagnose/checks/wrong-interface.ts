import { shellWord } from '../../text/shell-word';
import { failedCheck, listed, passed, unknown, type CheckDefinition, type Finding } from '../check';
import {
  heardFromSource,
  heardWhereWanted,
  joinedBefore,
  wantedInterfaces,
  type Facts,
} from '../facts';

/** Whether the group comes by another interface than the one that it is expected on. */
export const wrongInterfaceCheck: CheckDefinition = {
  id: 'wrong-interface',
  title: 'It arrives on the interface that it is expected on',
  look: (facts) => {
    if (facts.listening === null) return unknown(facts.whyNotListening);
    const wanted = wantedInterfaces(facts);
    const on = heardFromSource(facts).map((one) => one.interface);
    if (on.length === 0) {
      const places = listed(facts.listening.joinedOn);
      return passed('It arrives on no other interface either.', [`Listened on ${places}.`]);
    }
    if (wanted.length === 0 || heardWhereWanted(facts).length > 0) return systemsChoice(on, facts);
    return elsewhere(on, wanted, facts);
  },
};

function elsewhere(on: readonly string[], wanted: readonly string[], facts: Facts): Finding {
  const joined = joinedBefore(facts);
  const how = joined.length > 0 ? `Joined on ${listed(joined)}` : `Expected on ${listed(wanted)}`;
  const there = on.some((name) => joined.includes(name)) ? '' : ', not joined there';
  const command = `gramscope listen ${shellWord(`udp://@${endpoint(facts)}%${on[0]}`)}`;
  return failedCheck(`${how}, nothing arrives; arriving on ${listed(on)}${there}.`, {
    likelihood: 98,
    remedy: { words: `Have the program join on ${listed(on)}; to see it there:`, command },
  });
}

/** A program that names no interface leaves the choice to the routing table (ip(7), IP_ADD_MEMBERSHIP). */
function systemsChoice(on: readonly string[], { groupRoute, target }: Facts): Finding {
  const found = `It arrives on ${listed(on)}.`;
  if (typeof groupRoute === 'string' || on.includes(groupRoute.device)) return passed(found);
  return {
    ...passed(
      `${found} A program that joins without naming an interface would join on ${groupRoute.device}.`,
    ),
    evidence: [`The route to ${target.group} goes by ${groupRoute.device}.`],
    remedy: {
      words: 'Name the interface when joining, or have the route lead there.',
      command: `sudo ip route add ${target.group}/${target.family === 4 ? 32 : 128} dev ${shellWord(on[0] ?? '')}`,
    },
  };
}

function endpoint({ target: { family, group, port }, listening }: Facts): string {
  const to = port ?? listening?.ports[0] ?? 'PORT';
  return `${family === 6 ? `[${group}]` : group}:${to}`;
}
