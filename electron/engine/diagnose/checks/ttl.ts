import { formatDiagnosisTarget, type DiagnosisTarget } from '../../../contract';
import { shellWord } from '../../text/shell-word';
import { failedCheck, listed, passed, unknown, type CheckDefinition, type Finding } from '../check';
import { heardFromSource, wantedInterfaces, type Facts } from '../facts';
import { rangeOf } from './arrival';
import { isLinkScope } from './group';

/**
 * Whether datagrams have hops left. What ran out of hops leaves no trace at a receiver; but a router, and the
 * sender, see it: each router takes one, and passes on only what has more than one (ip(7), IP_MULTICAST_TTL).
 */
export const ttlCheck: CheckDefinition = {
  id: 'ttl',
  title: 'Its TTL is large enough',
  look: (facts) => {
    const heard = heardFromSource(facts).filter(({ ttl }) => ttl !== null);
    if (heard.length === 0) return unheard(facts);
    if (isLinkScope(facts.target.group))
      return passed('No router passes on a group of link scope.');
    const least = Math.min(...heard.map(({ ttl }) => ttl?.least ?? 255));
    const evidence = heard.map(
      ({ interface: on, ttl }) => `${on}: TTL ${ttl ? rangeOf(ttl) : ''}.`,
    );
    if (heard.every(({ isOwn }) => isOwn)) return sentHere(least, evidence, facts);
    return facts.routing === null ? received(least, evidence) : routed(least, evidence, facts);
  },
};

function sentHere(least: number, evidence: string[], { target }: Facts): Finding {
  if (least > 1)
    return passed(`This machine sends with TTL ${least}: routers may pass it on.`, evidence);
  return failedCheck(
    `This machine sends ${target.group} with TTL ${least}, so that it does not leave its own link: no router passes it on.`,
    {
      likelihood: 95,
      evidence,
      remedy: {
        words: 'Have the sender set a larger TTL (IP_MULTICAST_TTL); with Gramscope:',
        command: `gramscope send ${endpointOf(target)} --ttl 16`,
      },
    },
  );
}

function received(least: number, evidence: string[]): Finding {
  return least > 1
    ? passed(`It arrives with ${least} hops left.`, evidence)
    : passed(
        'It arrives with its last hop: enough for here, and no router would pass it on.',
        evidence,
      );
}

function routed(least: number, evidence: string[], { target, routing }: Facts): Finding {
  const thresholds = (routing?.routes ?? [])
    .filter(({ group }) => group === target.group)
    .flatMap(({ to }) => to);
  const threshold = Math.max(1, ...thresholds.map((each) => each.threshold));
  if (least > threshold) {
    return passed(`It arrives with ${least} hops left, and is passed on.`, evidence);
  }
  return failedCheck(
    `It arrives here with TTL ${least}, and this router passes on only what has more than ${threshold}: it ends here.`,
    {
      likelihood: 96,
      evidence,
      remedy: {
        words: `Have the sender set a TTL of at least ${threshold + 1} (IP_MULTICAST_TTL), one for each router and one more. At the sender:`,
        command: `gramscope send ${endpointOf(target)} --ttl ${Math.max(16, threshold + 1)}`,
      },
    },
  );
}

/** Where nothing is heard, how far the sender is says how likely it is. */
function unheard(facts: Facts): Finding {
  const { target, source, routes } = facts;
  const remedy = {
    words:
      'At the sender or the last router before here, see with which TTL it leaves and arrives:',
    command: `gramscope diagnose ${shellWord(formatDiagnosisTarget({ ...target, interface: null }))}`,
  };
  const route = source === null ? undefined : routes.get(source);
  if (source !== null && typeof route === 'object' && route.gateway === null) {
    return passed(`${source} is on the same link as this machine, where any TTL is enough.`);
  }
  if (isLinkScope(target.group)) return passed('No router passes on a group of link scope.');
  const router = routerBefore(facts);
  if (router === null) {
    return unknown(
      'What does not arrive shows no TTL here: a sender on the same link needs none, one behind a router more than 1.',
      { likelihood: 30, remedy },
    );
  }
  return unknown(
    `Its TTL may run out before it gets here: with a TTL of 1, as systems have it for groups unless told otherwise, nothing passes ${router}. What does not arrive shows no TTL here.`,
    { likelihood: source === null ? 55 : 60, remedy },
  );
}

/** What a datagram would have to pass, in words; null where nothing is known to be between. */
function routerBefore(facts: Facts): string | null {
  const { source, routes } = facts;
  const route = source === null ? undefined : routes.get(source);
  if (typeof route === 'object') return `the router ${route.gateway}, which ${source} is behind`;
  if (route === 'none') {
    return `a router: ${source} is on no link of this machine, which has no way to it either`;
  }
  const wanted = wantedInterfaces(facts);
  const behind = facts.gatewayDevices.filter(
    (name) => wanted.length === 0 || wanted.includes(name),
  );
  return behind.length === 0 ? null : `the router of ${listed(behind)}, if the sender is behind it`;
}

/** Where to send, as a shell takes it; brackets mean something to it. */
function endpointOf({ family, group, port }: DiagnosisTarget): string {
  return shellWord(`${family === 6 ? `[${group}]` : group}:${port ?? 'PORT'}`);
}
