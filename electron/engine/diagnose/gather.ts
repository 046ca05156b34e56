import type { DiagnosisTarget, Heard, NetworkInterface } from '../../contract';
import { findPortHolder } from '../capture/port-holder';
import { readCounters } from '../host/counters';
import { readFirewall } from '../host/firewall';
import type { Host } from '../host/host';
import { readLinks, readRouterPorts } from '../host/links';
import { readMulticastRouting } from '../host/multicast-routing';
import { gatewayDevices, routeTo, type FoundRoute } from '../host/routes';
import { readUdpSockets, type UdpSocket } from '../host/udp-sockets';
import { readJoined, readLimits, sysctl } from '../membership/read-joined';
import { knownSources, wantedInterfaces, type Facts, type Listening } from './facts';
import { listen } from './listen';
import { findQueriers } from './provoke-querier';
import { watch } from './watch';

export interface DiagnoseOptions {
  host: Host;
  target: DiagnosisTarget;
  source: string | null;
  seconds: number;
  /** Whether the group may be joined meanwhile; without, it is only looked. */
  joins: boolean;
  interfaces: () => readonly NetworkInterface[];
  /** Ends listening before its time. */
  signal: AbortSignal;
  onHeard: (heard: readonly Heard[]) => void;
}

/** Ports that are tried where none was named, and senders whose way back is looked up. */
const mostPorts = 8;
const mostSources = 4;

/** Looks, listens, and looks again. */
export async function gather(options: DiagnoseOptions): Promise<Facts> {
  const before = await lookBefore(options);
  const ports = portsToTry(options.target, before.sockets?.before ?? []);
  const [listening, queriers] = await Promise.all([
    hear(options, before, ports),
    options.joins
      ? findQueriers({ ...options, ...queriedOn(before), family: options.target.family })
      : untested(before),
  ]);
  const heard = { ...before, listening, queriers };
  return {
    ...heard,
    whyNotListening: whyNot(options, ports),
    ...(await lookAfter(options, heard)),
  };
}

async function lookBefore(options: DiagnoseOptions): Promise<Facts> {
  const { host, target, source } = options;
  const joined = await readJoined(host);
  const counters = await readCounters(host);
  const sockets = await readUdpSockets(host);
  const firewall = await readFirewall(host);
  const interfaces = options.interfaces();
  return {
    target,
    source,
    platform: host.platform,
    interfaces,
    links: await readLinks(host),
    joined: joined.ok ? joined.value.groups : null,
    protocols: joined.ok ? joined.value.protocols : [],
    limits: await readLimits(host),
    listening: null,
    whyNotListening: '',
    counters: { before: counters, after: counters },
    reversePath: await reversePathOf(host, interfaces),
    routes: new Map(),
    groupRoute: await routeTo(host, target.group),
    gatewayDevices: await gatewayDevices(host),
    sockets: sockets === null ? null : { before: sockets, after: sockets },
    holder: target.port === null ? undefined : await findPortHolder(target.port),
    queriers: [],
    routerPorts: await readRouterPorts(host),
    firewall: { before: firewall, after: firewall },
    routing: await readMulticastRouting(host, target.family),
  };
}

/** What may have changed, and what can be asked only once senders are known. */
async function lookAfter({ host, target }: DiagnoseOptions, facts: Facts): Promise<Partial<Facts>> {
  const sources = knownSources(facts).slice(0, mostSources);
  const routes = new Map<string, FoundRoute>();
  for (const source of sources) routes.set(source, await routeTo(host, source));
  const sockets = await readUdpSockets(host);
  return {
    routes,
    counters: { ...facts.counters, after: await readCounters(host) },
    firewall: { ...facts.firewall, after: await readFirewall(host) },
    routerPorts: await readRouterPorts(host),
    routing: await readMulticastRouting(host, target.family),
    ...(facts.sockets !== null && sockets !== null
      ? { sockets: { before: facts.sockets.before, after: sockets } }
      : {}),
  };
}

/** Sockets that are bound to the group come first, then those that hear any address. */
function portsToTry(
  { port, family, group }: DiagnosisTarget,
  sockets: readonly UdpSocket[],
): number[] {
  if (port !== null) return [port];
  const mine = sockets.filter((one) => one.family === family);
  const bound = mine.filter(({ address }) => address === group);
  const others = mine.filter(({ isWildcard }) => isWildcard);
  return [...new Set([...bound, ...others].map((one) => one.port))].slice(0, mostPorts);
}

/** By sockets where that is possible, and else by looking at the links. */
async function hear(
  { target, source, seconds, joins, signal, onHeard }: DiagnoseOptions,
  before: Facts,
  ports: readonly number[],
): Promise<Listening | null> {
  if (!joins) return null;
  const wanted = wantedInterfaces(before);
  const isEnough = (heard: readonly Heard[]) =>
    heard.some(
      (one) =>
        (wanted.length === 0 || wanted.includes(one.interface)) &&
        (source === null || one.sources.includes(source)),
    );
  const { family, group } = target;
  const { interfaces } = before;
  const how = { family, group, source, interfaces, wanted, seconds, signal, isEnough, onHeard };
  const heard = ports.length === 0 ? null : await listen({ ...how, ports });
  const isRefused = heard?.refusals.some(({ step }) => step === 'bind') ?? false;
  if (heard !== null && !(isRefused && heard.joinedOn.length === 0)) return heard;
  const watched = await watch(how, target.port);
  return watched === null
    ? heard
    : { ...watched, refusals: [...(heard?.refusals ?? []), ...watched.refusals] };
}

function whyNot({ joins }: DiagnoseOptions, ports: readonly number[]): string {
  if (!joins) return 'Nobody listened, for nothing was to be joined.';
  return ports.length === 0
    ? 'Nobody could listen: name the port, as in 239.1.1.1:5000, or run it as root where tcpdump is installed.'
    : 'Nobody could listen.';
}

/** Links are tried where the group is wanted, or all that can do multicast; ports of bridges hear nothing. */
function queriedOn(facts: Facts) {
  const wanted = wantedInterfaces(facts);
  const links = facts.links ?? [];
  const ports = new Set(links.filter(({ master }) => master !== null).map(({ name }) => name));
  const able = facts.interfaces.filter(
    ({ name, up, multicast, loopback }) => up && multicast && !loopback && !ports.has(name),
  );
  const interfaces = able
    .map(({ name }) => name)
    .filter((name) => wanted.length === 0 || wanted.includes(name));
  return { interfaces, protocols: facts.protocols };
}

/** What the kernel says by itself. */
function untested(facts: Facts): Facts['queriers'] {
  return queriedOn(facts).interfaces.map((name) => {
    const spoken = facts.protocols.find(
      (one) => one.interface === name && one.presence === 'heard',
    );
    return spoken === undefined
      ? { interface: name, sign: 'untested', evidence: 'nobody tried whether a querier answers.' }
      : {
          interface: name,
          sign: 'heard',
          evidence: `the kernel has heard a querier of ${spoken.protocol}.`,
        };
  });
}

async function reversePathOf(
  host: Host,
  interfaces: readonly NetworkInterface[],
): Promise<Map<string, number>> {
  const names = ['all', ...interfaces.map(({ name }) => name)];
  const found = new Map<string, number>();
  for (const name of names) {
    const value = await sysctl(host, `net/ipv4/conf/${name}/rp_filter`);
    if (value !== null) found.set(name, value);
  }
  return found;
}
