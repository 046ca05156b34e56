import { failure, success, type MembershipLimits, type Result } from '../../contract';
import type { Host } from '../host/host';
import type { Joined } from './joined';
import { parseNetshJoins } from './netsh-joins';
import { parseNetstatGroups } from './netstat-groups';
import { parseIgmp, parseIgmp6 } from './proc-igmp';
import { parseSourceFilters, withSourceFilters } from './proc-mcfilter';

/** What was read, and where. */
export interface ReadJoined extends Joined {
  origin: string;
}

/** What this machine has joined, as far as its system tells. */
export async function readJoined(host: Host): Promise<Result<ReadJoined>> {
  switch (host.platform) {
    case 'linux':
      return readProc(host);
    case 'darwin':
      return readPrinted(host, ['netstat', '-g', '-n'], parseNetstatGroups);
    case 'win32':
      return readNetsh(host);
    default:
      return failure('SYSTEM', `How ${host.platform} tells its memberships is not known.`);
  }
}

async function readProc(host: Host): Promise<Result<ReadJoined>> {
  const [igmp, igmp6] = await Promise.all([
    host.read('/proc/net/igmp'),
    host.read('/proc/net/igmp6'),
  ]);
  if (igmp === null && igmp6 === null) {
    const detail =
      'A container or a security policy may hide it; the memberships of Gramscope itself are shown.';
    return failure('SYSTEM', '/proc/net/igmp cannot be read.', detail);
  }
  const four = parseIgmp(igmp ?? '');
  const six = parseIgmp6(igmp6 ?? '');
  const filtered = [
    ...parseSourceFilters((await host.read('/proc/net/mcfilter')) ?? '', 4),
    ...parseSourceFilters((await host.read('/proc/net/mcfilter6')) ?? '', 6),
  ];
  return success({
    origin: '/proc/net/igmp, igmp6, mcfilter and mcfilter6',
    groups: withSourceFilters([...four.groups, ...six.groups], filtered),
    protocols: [...four.protocols, ...(await mldOf(host, six))],
    omitted: four.omitted + six.omitted,
  });
}

/** Whether a query of MLD was ever counted on the interfaces; which version is not told. */
async function mldOf(host: Host, { groups }: Joined): Promise<Joined['protocols']> {
  const names = [...new Set(groups.map((group) => group.interface))].slice(0, 256);
  return Promise.all(
    names.map(async (name) => {
      const queries = await mldQueries(host, name);
      const presence = queries > 0 ? ('heard' as const) : ('unknown' as const);
      return { interface: name, protocol: 'MLD' as const, version: null, presence };
    }),
  );
}

/** Queries of MLD that the interface has heard since it is there (Linux, /proc/net/dev_snmp6). */
export async function mldQueries(host: Host, name: string): Promise<number> {
  const text = (await host.read(`/proc/net/dev_snmp6/${name}`)) ?? '';
  return Number(/^Icmp6InGroupMembQueries\s+(\d+)/mu.exec(text)?.[1] ?? 0);
}

async function readNetsh(host: Host): Promise<Result<ReadJoined>> {
  const four = await readPrinted(host, netsh('ipv4'), parseNetshJoins);
  if (!four.ok) return four;
  const six = await readPrinted(host, netsh('ipv6'), parseNetshJoins);
  const groups = [...four.value.groups, ...(six.ok ? six.value.groups : [])];
  const omitted = four.value.omitted + (six.ok ? six.value.omitted : 0);
  return success({ ...four.value, groups, omitted });
}

function netsh(family: 'ipv4' | 'ipv6'): [string, ...string[]] {
  return ['netsh', 'interface', family, 'show', 'joins'];
}

async function readPrinted(
  host: Host,
  command: [string, ...string[]],
  parse: (text: string) => Joined,
): Promise<Result<ReadJoined>> {
  const origin = command.join(' ');
  const printed = await host.run(...command);
  if (printed.kind === 'printed') return success({ origin, ...parse(printed.text) });
  const why = printed.kind === 'missing' ? 'is not installed' : `failed: ${printed.words}`;
  return failure('SYSTEM', `${origin} ${why}.`, 'The memberships of Gramscope itself are shown.');
}

/** What the system limits; null where it does not tell. */
export async function readLimits(host: Host): Promise<MembershipLimits> {
  const [groupsPerSocket, sourcesPerGroup, sourcesPerGroup6] = await Promise.all(
    ['ipv4/igmp_max_memberships', 'ipv4/igmp_max_msf', 'ipv6/mld_max_msf'].map((name) =>
      sysctl(host, `net/${name}`),
    ),
  );
  return {
    groupsPerSocket: groupsPerSocket ?? null,
    sourcesPerGroup: sourcesPerGroup ?? null,
    sourcesPerGroup6: sourcesPerGroup6 ?? null,
  };
}

/** A number in /proc/sys; null where there is none. */
export async function sysctl(host: Host, path: string): Promise<number | null> {
  const text = await host.read(`/proc/sys/${path}`);
  return text !== null && /^\s*-?\d+\s*$/u.test(text) ? Number(text) : null;
}
