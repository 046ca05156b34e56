import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { CallInput, GroupsOverview } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { PacedPull, type Pulled } from '../../lib/paced-pull';
import { useSeconds } from '../../lib/use-seconds';
import { everyGroup, linesOf, type GroupChoice, type TreeLine } from './group-lines';

/** Milliseconds between two looks: memberships seldom change, and each look reads what the system tells. */
const rest = 1000;

const overviewPull = new PacedPull<CallInput<'groups.list'>, GroupsOverview>({
  pull: (input) => call('groups.list', input),
  rest,
});

/** How the tree is looked at, which outlasts the view. */
interface GroupsView {
  choice: GroupChoice;
  /** The key of the selected line; null where none is. */
  selected: string | null;
  /** The keys of lines of which nothing below is shown. */
  closed: ReadonlySet<string>;
}

export const groupsStore = createStore<GroupsView>(() => ({
  choice: everyGroup,
  selected: null,
  closed: new Set(),
}));

export function useGroupsView<Picked>(select: (view: GroupsView) => Picked): Picked {
  return useStore(groupsStore, select);
}

export function choose(change: Partial<GroupChoice>): void {
  groupsStore.setState(({ choice }) => ({ choice: { ...choice, ...change } }));
}

export function selectLine(key: string): void {
  groupsStore.setState({ selected: key });
}

/** Shows what is below a line, or hides it. */
export function fold(key: string, to: 'open' | 'close'): void {
  groupsStore.setState(({ closed }) => {
    const changed = new Set(closed);
    if (to === 'close') changed.add(key);
    else changed.delete(key);
    return { closed: changed };
  });
}

/** What is joined and arrives, pulled anew for as long as somebody looks at it. */
export function useOverview(): Pulled<CallInput<'groups.list'>, GroupsOverview> {
  const pulled = useStore(overviewPull.state);
  const seconds = useSeconds();
  useEffect(() => overviewPull.want({ interface: null }, String(seconds)), [seconds]);
  useEffect(() => () => overviewPull.stop(), []);
  return pulled;
}

/** The lines of the tree as it is looked at. */
export function useLines(overview: GroupsOverview | null): TreeLine[] {
  const choice = useGroupsView((view) => view.choice);
  const closed = useGroupsView((view) => view.closed);
  return useMemo(
    () => (overview === null ? [] : linesOf(overview, choice, closed)),
    [overview, choice, closed],
  );
}

/** The selected line as it is now, also where a choice or a closed line hides it. */
export function selectedLine(): TreeLine | undefined {
  const { value } = overviewPull.state.getState();
  const { selected } = groupsStore.getState();
  if (value === null || selected === null) return undefined;
  return linesOf(value, everyGroup, new Set()).find(({ key }) => key === selected);
}

/** The names of the interfaces there are. */
export function useInterfaceNames(): string[] {
  const overview = useStore(overviewPull.state, ({ value }) => value);
  return (overview?.interfaces ?? []).map(({ name }) => name);
}

export function focusTree(): void {
  document.querySelector<HTMLElement>('.group-tree')?.focus();
}
