import { filterUses, requestFilter } from '../../lib/filter-request';
import type { MenuEntry } from '../../ui/context-menu';

/** What can be done with something that a datagram tells, given the filter that finds it. */
export function filterEntries(filter: string | null): MenuEntry[] {
  return filterUses.map(({ use, label }) => ({
    kind: 'action',
    label,
    detail: use === 'alone' ? (filter ?? 'no filter finds it') : '',
    run: filter === null ? undefined : () => requestFilter(filter, use),
  }));
}
