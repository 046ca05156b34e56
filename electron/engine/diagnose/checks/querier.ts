import type { Link } from '../../host/links';
import { shellWord } from '../../text/shell-word';
import { failedCheck, listed, passed, unknown, type CheckDefinition, type Finding } from '../check';
import { heardWhereWanted, wantedInterfaces, type Facts, type QuerierSign } from '../facts';

/**
 * Whether somebody asks for memberships. A switch that snoops forgets who is in a group some four minutes after it
 * was last told, and hosts tell only when they are asked (RFC 4541, section 2.1; RFC 3376, section 8.4).
 */
export const querierCheck: CheckDefinition = {
  id: 'querier',
  title: 'A querier asks for memberships where switches snoop',
  look: (facts) => ownBridge(facts) ?? onTheLink(facts),
};

/** A bridge of this machine that snoops, and knows of nobody who asks. */
function ownBridge(facts: Facts): Finding | null {
  const { links, routerPorts, queriers } = facts;
  const first = (links ?? []).find(
    ({ name, bridge }) =>
      bridge?.snoops === true &&
      !bridge.queries &&
      (routerPorts?.get(name) ?? []).length === 0 &&
      !queriers.some(
        (one) => one.interface === name && one.sign !== 'silent' && one.sign !== 'untested',
      ) &&
      isConcerned(name, facts),
  );
  if (first === undefined) return null;
  return failedCheck(
    `The bridge ${first.name} snoops (mcast_snooping 1), and there is no querier: neither it nor anybody on its ports asks.`,
    {
      likelihood: 88,
      evidence: [
        `${first.name}: mcast_snooping 1, mcast_querier 0; ${routerPorts === null ? 'its router ports are not known' : 'no port leads to a querier'}.`,
      ],
      remedy: {
        words: 'Have the bridge ask itself, or switch snooping off.',
        command: `sudo ip link set ${shellWord(first.name)} type bridge mcast_querier 1`,
      },
    },
  );
}

/** Bridges matter that are wanted themselves, or whose ports are, or all where nothing is named. */
function isConcerned(bridge: string, facts: Facts): boolean {
  const wanted = wantedInterfaces(facts);
  if (wanted.length === 0 || wanted.includes(bridge)) return true;
  return (facts.links ?? []).some(
    (link: Link) => link.master === bridge && wanted.includes(link.name),
  );
}

/** A bridge that asks does not hear its own queries. */
function signsOf({ queriers, links }: Facts): QuerierSign[] {
  return queriers.map((one) => {
    const asks = links?.find(({ name }) => name === one.interface)?.bridge?.queries === true;
    return asks
      ? { ...one, sign: 'heard', evidence: 'the bridge asks itself (mcast_querier 1).' }
      : one;
  });
}

function onTheLink(facts: Facts): Finding {
  const signs = signsOf(facts);
  const evidence = signs.map((one) => `${one.interface}: ${one.evidence}`);
  const present = signs.filter(({ sign }) => sign === 'heard' || sign === 'answered');
  const names = (some: typeof signs) => listed(some.map((one) => one.interface));
  const silent = signs.filter(({ sign }) => sign === 'silent');
  const isFailing = silent.length > 0 && silent.length === signs.length - present.length;
  if (silent.length === 0 || !isFailing) {
    return present.length > 0
      ? passed(`Somebody asks on ${names(present)}.`, evidence)
      : unknown('Whether anybody asks is not known.', { evidence });
  }
  const remedy = {
    words:
      'Switch the querier on at the router or a switch of that link, or switch snooping off there.',
    command: 'sudo ip link set BRIDGE type bridge mcast_querier 1',
  };
  const found = `No querier answers on ${names(silent)}: when a group seemed to be left, nobody asked who is still in it.`;
  if (heardWhereWanted(facts).length > 0) {
    const risk = 'A switch that snoops would stop the group some four minutes after a join.';
    return unknown(`${found} ${risk}`, { evidence, remedy });
  }
  const { source, routes } = facts;
  const route = source === null ? undefined : routes.get(source);
  // To what is on a link there is always a way.
  const isFar = route === 'none' || (typeof route === 'object' && route.gateway !== null);
  const behind = facts.gatewayDevices.some((name) => silent.some((one) => one.interface === name));
  const risk = 'A switch that snoops without one keeps the group away.';
  const likelihood = isFar || (source === null && behind) ? 50 : 65;
  return failedCheck(`${found} ${risk}`, { evidence, remedy, likelihood });
}
