import {
  escapeControls,
  type GroupsOverview,
  type GroupState,
  type InterfaceGroups,
  type Querier,
} from '../../contract';

/** Interfaces with their groups, and where joined and arriving differ. */
export function overviewAsText(overview: GroupsOverview): string {
  const { interfaces, limits, problem, omitted, origin, summaries } = overview;
  const different = summaries.filter(({ differs }) => differs);
  const limit = limits.groupsPerSocket;
  const lines = [
    ...(problem === null ? [] : [problem.message, problem.detail]),
    ...interfaces.flatMap(interfaceLines),
    ...different.map(({ group, words }) => `${group}: ${words}`),
    ...(limit === null ? [] : [`A socket may join ${limit} IPv4 groups (igmp_max_memberships).`]),
    ...(omitted === 0 ? [] : [`${omitted} more memberships are not shown.`]),
    `Read from ${origin}. Whose sockets they are the system does not say.`,
  ];
  return `${lines.map(escapeControls).join('\n')}\n`;
}

function interfaceLines({ name, up, multicast, queriers, groups }: InterfaceGroups): string[] {
  const state = [up ? 'up' : 'down', ...(multicast ? [] : ['no multicast'])];
  const head = `${name}  ${[...state, ...queriers.map(querierAsText)].join(', ')}`;
  const width = Math.max(0, ...groups.map(({ group }) => group.length));
  return [head, ...groups.map((group) => `  ${group.group.padEnd(width)}  ${groupAsText(group)}`)];
}

function querierAsText({ protocol, version, presence }: Querier): string {
  const spoken = `${protocol}${version === null ? '' : `v${version}`}`;
  return presence === 'heard' ? `${spoken}, a querier was heard` : `${spoken}, querier not known`;
}

function groupAsText({ words, filter, arrival }: GroupState): string {
  const sources = filter.mode === 'include' || filter.mode === 'exclude' ? filter.sources : [];
  const which = filter.mode === 'include' ? 'only from' : 'not from';
  const filtered = sources.length === 0 ? '' : `, ${which} ${sources.slice(0, 8).join(', ')}`;
  const from = arrival === null ? '' : ` from ${arrival.sources.join(', ')}`;
  return `${words}${from}${filtered}`;
}
