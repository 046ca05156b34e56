import type {
  GroupsOverview,
  GroupState,
  GroupSummary,
  InterfaceGroups,
} from '../../../electron/contract';
import { wordsOfSource } from './words';

/** Where a line stands in the tree. */
interface Place {
  /** The same as long as it is the same thing. */
  key: string;
  /** The line above it in the tree; null for interfaces. */
  parent: string | null;
  /** Among the lines with the same parent, from 1. */
  position: number;
  size: number;
  /** Null where nothing is below it. */
  isOpen: boolean | null;
}

export interface InterfaceLine extends Place {
  kind: 'interface';
  network: InterfaceGroups;
}

export interface GroupLine extends Place {
  kind: 'group';
  network: InterfaceGroups;
  state: GroupState;
  summary: GroupSummary | undefined;
}

export interface SourceLine extends Place {
  kind: 'source';
  network: InterfaceGroups;
  state: GroupState;
  source: string;
  words: string;
}

/** A line of the tree: interfaces have groups, and groups have sources. */
export type TreeLine = InterfaceLine | GroupLine | SourceLine;

/** Which groups a person wants to see. */
export interface GroupChoice {
  /** Part of an interface, group, source or socket. */
  text: string;
  /** Those alone of which joined and arriving differ. */
  differing: boolean;
  /** Those alone that sockets of the capture have joined. */
  ours: boolean;
}

export const everyGroup: GroupChoice = { text: '', differing: false, ours: false };

/** The lines of the tree from the top to the bottom; `closed` has the keys of those that are closed. */
export function linesOf(
  overview: GroupsOverview,
  choice: GroupChoice,
  closed: ReadonlySet<string>,
): TreeLine[] {
  const summaries = new Map(overview.summaries.map((summary) => [summary.group, summary]));
  const isAll = choice.text.trim() === '' && !choice.differing && !choice.ours;
  const shown = overview.interfaces
    .map((network) => ({ network, groups: chosen(network, choice, summaries) }))
    // An interface without groups is worth a line, unless something else is looked for.
    .filter(({ groups }) => isAll || groups.length > 0);
  const size = shown.length;
  return shown.flatMap(({ network, groups }, at) => {
    const key = network.name;
    const isOpen = groups.length === 0 ? null : !closed.has(key);
    const place: Place = { key, parent: null, position: at + 1, size, isOpen };
    return interfaceLines({ kind: 'interface', network, ...place }, groups, (state, index) => {
      const summary = summaries.get(state.group);
      const among = { parent: key, position: index + 1, size: groups.length };
      return groupLines({ network, state, summary, ...among }, closed);
    });
  });
}

function interfaceLines(
  line: InterfaceLine,
  groups: readonly GroupState[],
  linesOfGroup: (state: GroupState, index: number) => TreeLine[],
): TreeLine[] {
  return line.isOpen === true ? [line, ...groups.flatMap(linesOfGroup)] : [line];
}

function groupLines(
  group: Omit<GroupLine, 'kind' | 'key' | 'isOpen'>,
  closed: ReadonlySet<string>,
): TreeLine[] {
  const { network, state } = group;
  const key = `${network.name} ${state.group}`;
  const sources = sourcesKnown(state);
  const isOpen = sources.length === 0 ? null : !closed.has(key);
  const below = sources.map((source, index): SourceLine => ({
    kind: 'source',
    key: `${key} ${source}`,
    parent: key,
    position: index + 1,
    size: sources.length,
    isOpen: null,
    network,
    state,
    source,
    words: wordsOfSource(state, source),
  }));
  return [{ kind: 'group', ...group, key, isOpen }, ...(isOpen === true ? below : [])];
}

/** Senders of a group that somebody asked for, or left out, or that were heard. */
export function sourcesKnown({ filter, ours, arrival }: GroupState): string[] {
  const asked = ours.flatMap(({ source }) => source ?? []);
  const filtered = filter.mode === 'include' || filter.mode === 'exclude' ? filter.sources : [];
  return [...new Set([...asked, ...filtered, ...(arrival?.sources ?? [])])];
}

function chosen(
  network: InterfaceGroups,
  { text, differing, ours }: GroupChoice,
  summaries: ReadonlyMap<string, GroupSummary>,
): GroupState[] {
  const sought = text.trim().toLowerCase();
  return network.groups.filter(
    (state) =>
      (!differing || summaries.get(state.group)?.differs === true) &&
      (!ours || state.ours.length > 0) &&
      textsOf(network, state).some((part) => part.toLowerCase().includes(sought)),
  );
}

function textsOf({ name }: InterfaceGroups, state: GroupState): string[] {
  return [name, state.group, ...sourcesKnown(state), ...state.ours.map(({ socket }) => socket)];
}

/** How many groups there are, each counted once, and how many of them a choice shows. */
export function countOf(
  overview: GroupsOverview,
  choice: GroupChoice,
): { total: number; shown: number } {
  const lines = linesOf(overview, choice, new Set());
  const shown = new Set(lines.flatMap((line) => (line.kind === 'group' ? line.state.group : [])));
  return { total: overview.summaries.length, shown: shown.size };
}
