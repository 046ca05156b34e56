import {
  filterNameProblem,
  longestKeptFilter,
  mostSavedFilters,
  type SavedFilter,
} from '../../../electron/contract';

/** The filters after one was kept under a name; another one of that name is replaced. */
export function withSaved(saved: readonly SavedFilter[], added: SavedFilter): SavedFilter[] {
  const isKnown = saved.some(({ name }) => name === added.name);
  if (!isKnown) return [...saved, added];
  return saved.map((each) => (each.name === added.name ? added : each));
}

export function withoutSaved(saved: readonly SavedFilter[], name: string): SavedFilter[] {
  return saved.filter((each) => each.name !== name);
}

export function withRenamed(
  saved: readonly SavedFilter[],
  name: string,
  next: string,
): SavedFilter[] {
  return saved.map((each) => (each.name === name ? { ...each, name: next } : each));
}

/** Why a filter cannot be kept under a name, in words; null where it can. `present` is its name so far. */
export function nameProblem(
  name: string,
  saved: readonly SavedFilter[],
  present: string | null,
): string | null {
  const problem = filterNameProblem(name);
  if (problem !== null) return problem;
  const next = name.trim();
  const isOther = present !== null && next !== present;
  const isTaken = saved.some((each) => each.name === next);
  if (isOther && isTaken) return 'Another filter has this name.';
  if (present === null && !isTaken && saved.length >= mostSavedFilters) {
    return `No more than ${mostSavedFilters} filters can be kept.`;
  }
  return null;
}

/** Whether a filter is one that can be kept. */
export function isKeepable(text: string): boolean {
  return text.trim() !== '' && text.length <= longestKeptFilter;
}
