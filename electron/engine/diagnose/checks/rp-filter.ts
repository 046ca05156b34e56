import { shellWord } from '../../text/shell-word';
import { failedCheck, listed, passed, unknown, type CheckDefinition, type Finding } from '../check';
import { isDelivered, knownSources, wantedInterfaces, type Facts } from '../facts';
import { growth } from '../../host/counters';

/**
 * Whether the reverse path filter throws the datagrams away: where it is strict, those whose sender this machine
 * would not answer by the same interface (RFC 3704; Linux, networking/ip-sysctl).
 */
export const rpFilterCheck: CheckDefinition = {
  id: 'rp-filter',
  title: 'The reverse path filter lets the sender through',
  look: (facts) => {
    if (facts.target.family === 6) return passed('Linux has no rp_filter for IPv6.');
    if (facts.platform !== 'linux')
      return passed(`rp_filter is of Linux, and this is ${facts.platform}.`);
    const strict = filtering(facts);
    if (facts.reversePath.size === 0) return unknown('/proc/sys/net/ipv4/conf cannot be read.');
    const settings = settingsOf(facts);
    if (strict.length === 0)
      return passed('rp_filter is off where the group is expected.', settings);
    return (
      dropped(strict, facts, settings) ??
      unreturnable(strict, facts, settings) ?? {
        ...passed(`rp_filter is on for ${listed(strict)}, and discarded nothing.`, settings),
        ...(counted(facts) === null ? { status: 'unknown' as const } : {}),
      }
    );
  },
};

/** How strict the filter is on an interface: the stricter of its own setting and that of all. */
function strictness(name: string, { reversePath }: Facts): number {
  return Math.max(reversePath.get('all') ?? 0, reversePath.get(name) ?? 0);
}

function filtering(facts: Facts): string[] {
  const wanted = wantedInterfaces(facts);
  const all = facts.interfaces.filter(({ loopback }) => !loopback).map(({ name }) => name);
  return (wanted.length === 0 ? all : wanted).filter((name) => strictness(name, facts) > 0);
}

function counted({ counters }: Facts): number | null {
  return growth('TcpExt.IPReversePathFilter', counters.before, counters.after);
}

function settingsOf(facts: Facts): string[] {
  const wanted = wantedInterfaces(facts);
  const names = [...facts.reversePath.keys()].filter(
    (name) => name === 'all' || wanted.length === 0 || wanted.includes(name),
  );
  const settings = names.slice(0, 16).map((name) => `${name} ${facts.reversePath.get(name)}`);
  const drops = counted(facts);
  return [
    `rp_filter: ${settings.join(', ')}; the greater of all and the interface's own counts.`,
    ...(drops === null ? [] : [`IPReversePathFilter counted ${drops} while listening.`]),
  ];
}

/** The kernel counts what it throws away, which is proof where the group is missing at the same time. */
function dropped(strict: readonly string[], facts: Facts, evidence: string[]): Finding | null {
  const drops = counted(facts) ?? 0;
  if (drops === 0 || isDelivered(facts)) return null;
  return failedCheck(
    `The kernel discarded ${drops} ${drops === 1 ? 'datagram' : 'datagrams'} meanwhile, because the way back to the sender is not by the interface that they came by.`,
    { likelihood: 97, evidence: [...evidence, ...ways(facts)], remedy: remedyFor(strict, facts) },
  );
}

/** What the routing table says about a sender that is known. */
function unreturnable(strict: readonly string[], facts: Facts, evidence: string[]): Finding | null {
  if (isDelivered(facts)) return null;
  const doomed = knownSources(facts).find((source) => {
    const route = facts.routes.get(source) ?? 'unknown';
    if (route === 'unknown') return false;
    if (route === 'none') return true;
    return strict.every((name) => strictness(name, facts) === 1 && name !== route.device);
  });
  if (doomed === undefined) return null;
  return failedCheck(`The filter would discard what comes from ${doomed} by ${listed(strict)}.`, {
    likelihood: 80,
    evidence: [...evidence, ...ways(facts)],
    remedy: remedyFor(strict, facts),
  });
}

function ways({ routes }: Facts): string[] {
  return Array.from(routes, ([source, route]) => {
    if (route === 'unknown') return `The way back to ${source} is not known.`;
    return route === 'none'
      ? `There is no way back to ${source}.`
      : `The way back to ${source} is by ${route.device}.`;
  });
}

/** Loose needs a way back by any interface; without one, only off helps, or a route. */
function remedyFor(strict: readonly string[], facts: Facts): { words: string; command: string } {
  const name = strict[0] ?? 'INTERFACE';
  const isLost = [...facts.routes.values()].includes('none');
  const command = isLost
    ? `sudo ip route add SOURCE/32 dev ${shellWord(name)}`
    : `sudo sysctl -w ${shellWord(settingOf(name))}=2`;
  return {
    words: isLost
      ? 'Give this machine a way back to the sender by that interface.'
      : 'Set the filter to loose, or give this machine a way back to the sender by that interface.',
    command,
  };
}

/** Where the name has dots of its own, slashes stand between the parts (sysctl(8)). */
function settingOf(name: string): string {
  const parts = ['net', 'ipv4', 'conf', name, 'rp_filter'];
  return parts.join(name.includes('.') ? '/' : '.');
}
