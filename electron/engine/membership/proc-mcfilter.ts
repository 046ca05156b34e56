import type { SourceFilter } from '../../contract';
import type { JoinedGroup } from './joined';
import { ipv4OfNetwork, ipv6OfKernel } from './kernel-address';

/** A source that some sockets want (`include`) or do not want (`exclude`), and how many of each. */
export interface FilteredSource {
  index: number;
  family: 4 | 6;
  group: string;
  source: string;
  include: number;
  exclude: number;
}

/** A hostile program can have as many as it likes. */
const mostSources = 20_000;

/** `  2   eth0 0xe8010101 0x0a000007      1      0`, or with addresses of 32 digits. */
const line = /^\s*(\d+)\s+\S+\s+(?:0x)?([0-9a-f]+)\s+(?:0x)?([0-9a-f]+)\s+(\d+)\s+(\d+)\s*$/iu;

/** Reads /proc/net/mcfilter (4) or /proc/net/mcfilter6 (6). */
export function parseSourceFilters(text: string, family: 4 | 6): FilteredSource[] {
  const read = family === 4 ? ipv4OfNetwork : ipv6OfKernel;
  const found: FilteredSource[] = [];
  for (const each of text.split('\n').slice(1)) {
    const [, index, groupHex = '', sourceHex = '', include, exclude] = line.exec(each) ?? [];
    const group = read(groupHex);
    const source = read(sourceHex);
    if (group === null || source === null || found.length >= mostSources) continue;
    const counts = { include: Number(include), exclude: Number(exclude) };
    found.push({ index: Number(index), family, group, source, ...counts });
  }
  return found;
}

/**
 * The same groups with what the interface lets through (RFC 3376, section 3.2): where every user includes
 * sources, those; where some user wants all but some, all but those that every such user leaves out.
 */
export function withSourceFilters(
  groups: readonly JoinedGroup[],
  filtered: readonly FilteredSource[],
): JoinedGroup[] {
  const byGroup = new Map<string, FilteredSource[]>();
  for (const one of filtered) {
    const known = byGroup.get(keyOf(one));
    if (known === undefined) byGroup.set(keyOf(one), [one]);
    else known.push(one);
  }
  return groups.map((group) => {
    const sources = byGroup.get(keyOf(group));
    return sources === undefined ? group : { ...group, filter: filterOf(group, sources) };
  });
}

function filterOf({ users }: JoinedGroup, sources: readonly FilteredSource[]): SourceFilter {
  const included = sources.filter(({ include }) => include > 0);
  const most = Math.max(0, ...included.map(({ include }) => include));
  // One user that wants a source is enough for the interface to let it through.
  const excluding = sources.filter(({ exclude }) => exclude > 0 && exclude >= (users ?? 1));
  // Users that are not among those of any included source want all sources.
  const isIncluding = excluding.length === 0 && most > 0 && coveredBy(included, users ?? most);
  if (isIncluding) return { mode: 'include', sources: included.map(({ source }) => source) };
  return excluding.length === 0
    ? { mode: 'any' }
    : { mode: 'exclude', sources: excluding.map(({ source }) => source) };
}

/** Whether the sources could be those of all users: each user has at least one. */
function coveredBy(included: readonly FilteredSource[], users: number): boolean {
  return included.reduce((sum, { include }) => sum + include, 0) >= users;
}

function keyOf({ index, group }: { index: number; group: string }): string {
  return `${index} ${group}`;
}
