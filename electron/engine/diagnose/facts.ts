import type { DiagnosisTarget, Heard, MembershipLimits, NetworkInterface } from '../../contract';
import type { PortHolder } from '../capture/port-holder';
import type { Counters } from '../host/counters';
import type { Firewall } from '../host/firewall';
import type { Link } from '../host/links';
import type { MulticastRouting } from '../host/multicast-routing';
import type { FoundRoute } from '../host/routes';
import type { UdpSocket } from '../host/udp-sockets';
import type { JoinedGroup, SpokenProtocol } from '../membership/joined';

/** Why a group could not be joined, or a port not opened, to listen. */
export interface Refusal {
  interface: string;
  /** `ENOBUFS` and so on. */
  code: string;
  step: 'join' | 'bind';
}

/** What listening came to. */
export interface Listening {
  /** By sockets on the port; or by looking at the links, which shows also what the system then discards. */
  by: 'sockets' | 'wire';
  seconds: number;
  ports: readonly number[];
  /** Interfaces on which a socket of the diagnosis was in the group. */
  joinedOn: readonly string[];
  refusals: readonly Refusal[];
  heard: readonly Heard[];
}

/** Whether somebody on the link asks for memberships. */
export interface QuerierSign {
  interface: string;
  /**
   * `heard`: the kernel says so. `answered`: somebody asked again when a group seemed to be left. `silent`: nobody
   * did. `untested`: nobody tried.
   */
  sign: 'heard' | 'answered' | 'silent' | 'untested';
  evidence: string;
}

/** All that was seen before, while and after somebody listened; checks only look at it. */
export interface Facts {
  target: DiagnosisTarget;
  /** The sender that is missed; null for any. */
  source: string | null;
  platform: NodeJS.Platform;
  interfaces: readonly NetworkInterface[];
  /** Null where the system does not tell. */
  links: readonly Link[] | null;
  /** Memberships before the diagnosis joined anything; null where the system does not tell. */
  joined: readonly JoinedGroup[] | null;
  protocols: readonly SpokenProtocol[];
  limits: MembershipLimits;
  /** Null where nobody listened, with the reason. */
  listening: Listening | null;
  whyNotListening: string;
  counters: { before: Counters; after: Counters };
  /** Strictness of the reverse path filter: 0, 1 or 2, by interface, `all` included. */
  reversePath: ReadonlyMap<string, number>;
  /** The ways back to senders. */
  routes: ReadonlyMap<string, FoundRoute>;
  /** The way that a join without an interface would go. */
  groupRoute: FoundRoute;
  /** Interfaces behind which a gateway lies. */
  gatewayDevices: readonly string[];
  /** Null where the system does not list them. */
  sockets: { before: readonly UdpSocket[]; after: readonly UdpSocket[] } | null;
  holder: PortHolder | undefined;
  queriers: readonly QuerierSign[];
  /** Ports of bridges on which a querier or router was heard; null where nothing tells. */
  routerPorts: ReadonlyMap<string, readonly string[]> | null;
  firewall: { before: Firewall; after: Firewall };
  /** Null where this machine routes no multicast. */
  routing: MulticastRouting | null;
}

/** Interfaces on which the group was joined before, by whomever. */
export function joinedBefore({ joined, target }: Facts): string[] {
  const groups = (joined ?? []).filter(({ group, users }) => group === target.group && users !== 0);
  return [...new Set(groups.map((group) => group.interface))];
}

/** Where the group should arrive: where it was asked for, or else joined; none means anywhere. */
export function wantedInterfaces(facts: Facts): string[] {
  return facts.target.interface === null ? joinedBefore(facts) : [facts.target.interface];
}

/** What was heard from the sender that is asked about, or from anybody; not what a router itself passes on. */
export function heardFromSource({ listening, source, routing, target }: Facts): Heard[] {
  const routes = (routing?.routes ?? []).filter(({ group }) => group === target.group);
  const from = new Set(routes.map((route) => route.from));
  const to = new Set(routes.flatMap((route) => route.to.map((each) => each.interface)));
  return (listening?.heard ?? []).filter(
    ({ interface: on, sources }) =>
      (source === null || sources.includes(source)) && (from.has(on) || !to.has(on)),
  );
}

/** What was heard where it is wanted. */
export function heardWhereWanted(facts: Facts): Heard[] {
  const wanted = wantedInterfaces(facts);
  const heard = heardFromSource(facts);
  return wanted.length === 0 ? heard : heard.filter((one) => wanted.includes(one.interface));
}

/** Whether a program that wants it would have had something of the group. */
export function isDelivered(facts: Facts): boolean {
  return facts.listening?.by === 'sockets' && heardWhereWanted(facts).length > 0;
}

/** Senders that are known: the one that was asked about, or those that were heard. */
export function knownSources({ source, listening }: Pick<Facts, 'source' | 'listening'>): string[] {
  if (source !== null) return [source];
  return [...new Set((listening?.heard ?? []).flatMap(({ sources }) => sources))];
}
